"""HTML and Markdown that strangers wrote, made safe for an instructor's browser."""

from __future__ import annotations

import base64
import binascii
import html
import re
import struct
from functools import lru_cache

import nh3

from autograder.hand_ins.plain_text import plain, text_of

PICTURE_BYTES = 3_000_000
"""The largest picture that is kept, in bytes."""
PICTURE_SIDE = 8_000
"""The longest side of a picture that is kept, in pixels: a small file can unpack to gigabytes."""


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
_STYLES = _words(
    "align-items background background-color border border-bottom border-collapse border-color border-left"
    " border-left-color border-left-width border-radius border-right border-style border-top border-width color display"
    " flex-wrap font-family font-size font-style font-weight gap height image-rendering line-height list-style"
    " list-style-type margin margin-bottom margin-left margin-right margin-top max-width min-width overflow-wrap"
    " padding padding-bottom padding-left padding-right padding-top text-align text-decoration vertical-align"
    " white-space width"
)
_LENGTH = r"\d{1,3}(?:\.\d{1,4})?(?:px|em|ex|ch|rem|pt|%)?"
_COLOUR = r"#[0-9a-f]{3,8}|(?:rgb|hsl)a?\([\d\s.,%/]{1,40}\)"
# A colour or font of JupyterLab's theme, as the course's own tables use them, with what holds elsewhere.
_THEME = rf"var\(--jp-[a-z0-9-]{{1,40}}(?:,\s?(?:{_COLOUR}|[a-z-]{{1,24}}|\d{{1,3}}px))?\)"
# Words, lengths and colours: no url(), no other function, no backslash, nothing negative.
_WORD = rf"(?:{_LENGTH}|{_COLOUR}|{_THEME}|[a-z][a-z-]{{0,24}})"
_STYLE_VALUE = re.compile(rf"{_WORD}(?:[\s,]{{1,4}}{_WORD}){{0,7}}", re.IGNORECASE)
_LARGEST = {"width": 4_000, "height": 4_000, "colspan": 100, "rowspan": 1_000, "start": 100_000}

_DATA_URI = re.compile(r"data:image/(png|jpeg|gif);base64,([A-Za-z0-9+/=]+)")
_TAG_NAME = re.compile(r"<([A-Za-z]{1,20})")
_PLACE = "https://picture.invalid/"


def picture_type(raw: bytes) -> str | None:
    """Return "png", "jpeg" or "gif" where the bytes begin as such a picture of sane size, else None."""
    if len(raw) > PICTURE_BYTES:
        return None
    if raw[:8] == b"\x89PNG\r\n\x1a\n" and raw[12:16] == b"IHDR" and len(raw) >= 24:
        kind, size = "png", struct.unpack(">II", raw[16:24])
    elif raw[:6] in (b"GIF87a", b"GIF89a") and len(raw) >= 10:
        kind, size = "gif", struct.unpack("<HH", raw[6:10])
    elif raw[:3] == b"\xff\xd8\xff":
        kind, size = "jpeg", _jpeg_size(raw)
    else:
        return None
    return kind if all(0 < side <= PICTURE_SIDE for side in size) else None


def _jpeg_size(raw: bytes) -> tuple[int, int]:
    # A JPEG is a chain of segments; SOF0 to SOF15 (but DHT, JPG, DAC) hold the size (ITU-T T.81, B.2.2).
    at = 2
    while at + 9 <= len(raw) and raw[at] == 0xFF:
        if 0xC0 <= raw[at + 1] <= 0xCF and raw[at + 1] not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", raw[at + 5 : at + 9])
            return width, height
        at += 2 + max(2, int.from_bytes(raw[at + 2 : at + 4], "big"))
    return 0, 0


def picture(data: object, kind: str) -> str | None:
    """Return a picture's base64 text without its line breaks, or None where it is no such picture.

    kind: "png", "jpeg" or "gif"; what the bytes say must agree.
    """
    text = re.sub(r"\s+", "", text_of(data, 2 * PICTURE_BYTES))
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return text if picture_type(raw) == kind else None


def clean_html(source: object, limit: int = 100_000) -> str:
    """Return a fragment of HTML that can run nothing, load nothing, cover nothing and frame nothing.

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
            return clean_style(value) or None
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
def clean_style(style: str) -> str:
    """Return the declarations of a style attribute that cannot load, cover or overflow anything."""
    kept = []
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip().lower(), value.strip()
        if name in _STYLES and len(value) <= 120 and _STYLE_VALUE.fullmatch(value):
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
