"""Text that strangers wrote, made fit to be shown: no control characters, no tricks, no endless length."""

from __future__ import annotations

import re
from typing import Any

# CSI sequences, OSC sequences (window titles, hyperlinks) and the other escapes of ECMA-48.
_ESCAPE = re.compile(r"\x1b(?:\[[0-?]{0,64}[ -/]{0,8}([@-~])?|\][^\x07\x1b]{0,2000}(?:\x07|\x1b\\)?|.)?", re.DOTALL)
_COLOUR = re.compile(r"(?:0|1|3|4|7|2[1-7]|3[0-79]|4[0-79]|9[0-7]|10[0-7]|[34]8;5;\d{1,3}|[34]8;2(?:;\d{1,3}){3})")
_COLOURS = re.compile(rf"\x1b\[(?:{_COLOUR.pattern}(?:;{_COLOUR.pattern}){{0,9}})?m")
# Control characters but tab, newline and (for colours) escape; the bidirectional overrides, which
# make text read other than it is (CVE-2021-42574); and what is no character at all.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


def text_of(value: Any, longest: int | None = None) -> str:
    """Return what a field of an output holds as one string, whatever it is; "" where it holds no text.

    nbformat allows a string or a list of lines. Lone surrogates, which no file can hold as UTF-8,
    become U+FFFD. longest: characters that are looked at.
    """
    return _paired(_joined(value)[:longest])


def _joined(value: Any) -> str:
    if isinstance(value, list):
        value = "".join(line for line in value if isinstance(line, str))
    return value if isinstance(value, str) else ""


def _paired(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def shorten(text: str, limit: int) -> str:
    """Return at most `limit` characters of the text, and a notice of how many were cut."""
    if len(text) <= limit:
        return text
    return f"{text[:limit]}\n… {len(text) - limit:,} more characters were cut"


def plain(value: Any, limit: int = 20_000) -> str:
    """Return the text without escape sequences and control characters, at most `limit` characters of it."""
    return _cleaned(_joined(value), limit, colours=False)


def printed(value: Any, limit: int = 20_000) -> str:
    """Return what a program printed, as a terminal would have left it; colours (SGR escapes) are kept.

    A carriage return begins the line anew, as progress bars mean it.
    """
    return _cleaned(_joined(value), limit, colours=True)


def _cleaned(text: str, limit: int, colours: bool) -> str:
    # Twice the limit is cleaned at most, so that 200 MB of output cost no more than a page.
    spare, text = max(0, len(text) - 2 * limit), _paired(text[: 2 * limit])
    text = text.replace("\r\n", "\n")
    if colours:
        text = "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in text.split("\n"))
    else:
        text = text.replace("\r", "\n")  # as Python reads source: nothing may hide before a carriage return
    text = _ESCAPE.sub(lambda m: m[0] if colours and _COLOURS.fullmatch(m[0]) else "", text)
    text = _CONTROL.sub("", text)
    if spare + max(0, len(text) - limit) == 0:
        return text
    # A colour that was cut in half would be a control character again.
    kept = re.sub(r"\x1b[^m]*$", "", text[:limit])
    end = "\x1b[0m" if "\x1b" in kept else ""
    return f"{kept}{end}\n… {spare + len(text) - len(kept):,} more characters were cut"
