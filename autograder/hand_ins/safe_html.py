"""HTML and Markdown that strangers wrote, made safe for an instructor's browser."""

from __future__ import annotations

import html
import re
from functools import lru_cache

import nh3

from autograder.hand_ins.picture_file import PICTURE_BYTES, picture
from autograder.hand_ins.plain_text import plain, text_of


def _words(text: str) -> set[str]:
    return set(text.split())


_TAGS = _words(
    "a abbr b bdi blockquote br caption code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4"
    " h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead"
    " tr u ul var"
)
_GONE_WITH_CONTENT = _words(
    "applet audio button canvas embed form frame frameset iframe input link math meta noembed noframes noscript object"
    " option param plaintext script select style svg template textarea title video xmp"
)
_ATTRIBUTES = {
    "*": {"style", "dir", "lang", "title"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "details": {"open"},
    "ol": {"start"},
}
_COLOUR = r"#[0-9a-f]{3,8}|(?:rgb|hsl)a?\([\d\s.,%/]{1,40}\)"
# A colour or font of JupyterLab's theme, as the course's own tables use them, with what holds elsewhere.
_THEME = rf"var\(--jp-[a-z0-9-]{{1,40}}(?:,\s?(?:{_COLOUR}|[a-z-]{{1,24}}|\d{{1,3}}px))?\)"
_NAME = r"[a-z][a-z-]{0,24}"
_WIDE = r"\d{1,3}(?:\.\d{1,4})?(?:px|em|ex|ch|rem|pt|%)?"
# What lies around a word in a line is painted over its neighbours: the lines are not set further apart for it.
_SLIM = r"(?:\d{1,2}(?:\.\d{1,4})?(?:px|pt)?|\d(?:\.\d{1,4})?(?:em|ex|ch|rem))"


def _styles(properties: str, *values: str) -> dict[str, re.Pattern[str]]:
    # No url(), no other function, no backslash, nothing negative.
    value = f"(?:{'|'.join(values)})"
    pattern = re.compile(rf"{value}(?:[\s,]{{1,4}}{value}){{0,7}}", re.IGNORECASE)
    return dict.fromkeys(properties.split(), pattern)


# By property, what it may say. Where one could be made to leave its place, only that is kept which cannot: a box
# lower than what is in it (height, line-height), thick lines (text-decoration), boxes put elsewhere (display).
_STYLES = {
    **_styles("background background-color border-color border-left-color color", _COLOUR, _THEME, _NAME),
    **_styles(
        "border border-bottom border-left border-left-width border-right border-top border-width",
        *(_SLIM, _COLOUR, _THEME, _NAME),
    ),
    **_styles(
        "gap margin margin-bottom margin-left margin-right margin-top padding padding-bottom padding-left padding-right"
        " padding-top",
        *(_SLIM, "auto"),
    ),
    **_styles("border-radius max-width min-width width", _WIDE, _NAME),
    **_styles("text-decoration", _COLOUR, _NAME),
    **_styles("font-family font-weight", r"\d{3}", _THEME, _NAME),
    **_styles("font-size", r"[1-4]?\dpx|[1-3]?\dpt|[0-3](?:\.\d{1,4})?r?em|[12]?\d?\d%", _THEME, _NAME),
    **_styles("line-height", r"[1-3](?:\.\d{1,4})?|normal"),
    **_styles("display", "(?:inline-)?(?:block|flex|table)|inline|list-item|none|table-[a-z-]{3,12}"),
    **_styles("align-items", "flex-start|baseline"),
    **_styles(
        "border-collapse border-style flex-wrap font-style image-rendering list-style list-style-type overflow-wrap"
        " text-align vertical-align white-space",
        _NAME,
    ),
}
_STYLES_OF_PICTURES = _STYLES | _styles("height", _WIDE, "auto")
_LARGEST = {"width": 4_000, "height": 4_000, "colspan": 100, "rowspan": 1_000, "start": 100_000}

_DATA_URI = re.compile(r"data:image/(png|jpeg|gif);base64,([A-Za-z0-9+/=]+)")
_TAG_NAME = re.compile(r"<([A-Za-z]{1,20})")
_PLACE = "https://picture.invalid/"


def clean_html(source: object, limit: int = 100_000) -> str:
    """Return a fragment of HTML that can run nothing, load nothing and frame nothing, and keeps to its place.

    Tags, attributes and style properties that are not known to be harmless are dropped; links lose
    their addresses; pictures stay where they are PNG, JPEG or GIF inside the page. Of the text, at
    most `limit` characters stay (pictures not counted), with a notice of what was cut.
    """
    pictures: list[str] = []

    def lift(match: re.Match[str]) -> str:
        good = picture(match[2], match[1])
        pictures.append(f"data:image/{match[1]};base64,{good}" if good else "")
        return f"{_PLACE}{len(pictures) - 1}/"

    text = _DATA_URI.sub(lift, text_of(source, limit + 20 * PICTURE_BYTES))
    cut = max(0, len(text) - limit)

    def keep(tag: str, attribute: str, value: str) -> str | None:
        if attribute == "src":
            place = re.fullmatch(rf"{re.escape(_PLACE)}(\d{{1,6}})/", value)
            return (pictures[int(place[1])] or None) if place and int(place[1]) < len(pictures) else None
        if attribute == "style":
            return clean_style(value, of_picture=tag == "img") or None
        if attribute in _LARGEST:
            number = value.strip().removesuffix("px")
            return number if number.isdecimal() and len(number) < 7 and int(number) <= _LARGEST[attribute] else None
        return plain(value, 2_000)

    safe = nh3.clean(
        plain(text[:limit], limit),
        tags=_TAGS,
        clean_content_tags=_GONE_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        attribute_filter=keep,
        url_schemes={"https"},
        link_rel=None,
    )
    gone = sorted({name.lower() for name in _TAG_NAME.findall(text[:limit])} & _GONE_WITH_CONTENT - {"style"})
    safe += f"<p>[Left out, as it could run or load something: {', '.join(gone)}.]</p>" if gone else ""
    return safe + (f"<p>… {cut:,} more characters were cut</p>" if cut else "")


@lru_cache(maxsize=512)
def clean_style(style: str, of_picture: bool = False) -> str:
    """Return the declarations of a style attribute that cannot load, cover or overflow anything."""
    known = _STYLES_OF_PICTURES if of_picture else _STYLES
    kept = []
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip().lower(), value.strip()
        if name in known and len(value) <= 120 and known[name].fullmatch(value):
            kept.append(f"{name}:{value}")
    return ";".join(kept)


_HARMLESS_TAG = re.compile(r"</?(?:b|i|em|strong|sub|sup|br|details|summary|kbd|code|p|u)\s?/?>", re.IGNORECASE)
_TAG_OPENS = re.compile(r"<(?=[A-Za-z/!?])")
_LINK = re.compile(r"\](?=\s*[(:\[])")
# MathJax commands that make links, set styles or classes, or load extensions.
_TEX = re.compile(
    r"\\(?=(?:href|url|require|cssId|class|style|data|html\w*|toggle|texttip|mmlToken|action|csname|include\w*|bbox|def"
    r"|let|newcommand|renewcommand|newenvironment|unicode|Rule)(?![A-Za-z]))",
    re.IGNORECASE,
)


def clean_markdown(text: object, limit: int = 50_000) -> str:
    """Return Markdown that renders to no tag, link, picture or TeX command that could do anything.

    nbconvert passes raw HTML of a Markdown cell to the page as it is, in feedback and in the
    formgrader. Tags are disarmed by a space after the `<`, links and pictures by one after the `]`,
    wherever they stand: whether a renderer sees a code block there must not matter. Nothing is hidden.
    """
    text = plain(text, limit)
    kept: list[str] = []
    at = 0
    for tag in _HARMLESS_TAG.finditer(text):
        kept += [_TAG_OPENS.sub("< ", text[at : tag.start()]), tag[0]]
        at = tag.end()
    text = "".join(kept) + _TAG_OPENS.sub("< ", text[at:])
    return _TEX.sub("∖", _LINK.sub("] ", text))


def escape(text: object, limit: int = 2_000) -> str:
    """Return text for the page, escaped for content and attributes alike: names, file names, messages."""
    return html.escape(plain(text, limit), quote=True)
