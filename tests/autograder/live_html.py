"""What in a page could act: found with a parser, not with a pattern."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_LIVE_TAGS = re.compile(
    "animate|applet|audio|base|button|canvas|embed|form|frame|frameset|iframe|input|link|math|meta|object|script|select"
    "|style|svg|template|textarea|title|video"
)
_LIVE_NAMES = re.compile("on.*|id|class|srcset|srcdoc|action|formaction|background")
_SAFE_PICTURE = re.compile("data:image/(png|jpeg|gif);base64,")
_LIVE_STYLE = re.compile(r"url|position|\\|-9|expression|vw")
KEEP_OFF = "tex2jax_ignore mathjax_ignore"
"""The one class we set ourselves; it tells MathJax to keep off."""


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if _LIVE_TAGS.fullmatch(tag):
            self.found.append(tag)
        self.found += [f"{name}={value}" for name, value in attrs if _is_live(tag, name, (value or "").strip().lower())]


def _is_live(tag: str, name: str, value: str) -> bool:
    if name == "src":
        return tag != "img" or not _SAFE_PICTURE.match(value)
    if name == "href":
        return not value.startswith("https://")
    if name == "style":
        return bool(_LIVE_STYLE.search(value))
    return bool(_LIVE_NAMES.fullmatch(name)) and value != KEEP_OFF


def live(html: str) -> list[str]:
    """Return the tags and attributes of a fragment that could run, load, cover or collect anything."""
    finder = _Finder()
    finder.feed(html)
    finder.close()
    return finder.found
