"""How well text stands out from what is behind it, as the browser paints it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator

ENOUGH = 4.5
"""Level AA of the Web Content Accessibility Guidelines 2.2 (1.4.3) for text of ordinary size."""

_MEASURE = """root => {
    root.querySelectorAll("details").forEach(details => { details.open = true; });
    const parse = text => { const n = text.match(/[\\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n; };
    const over = (top, below) => below.map((c, i) => top[i] * top[3] + c * (1 - top[3]));
    const light = rgb => rgb.map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const behind = element => {
        const layers = [];
        for (let at = element; at; at = at.parentElement) {
            const layer = parse(getComputedStyle(at).backgroundColor);
            if (layer[3]) layers.push(layer);
            if (layer[3] === 1) break;
        }
        return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
    };
    const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
    while (words.nextNode()) {
        const element = words.currentNode.parentElement, text = words.currentNode.textContent.trim();
        if (!text || !element.getClientRects().length) continue;
        const background = behind(element), color = over(parse(getComputedStyle(element).color), background);
        const [low, high] = [light(background), light(color)].sort((a, b) => a - b);
        found.push({text, color, background, contrast: (high + 0.05) / (low + 0.05)});
    }
    return found;
}"""


def contrasts(element: Locator) -> list[dict[str, Any]]:
    """Unfold an element and return every piece of text in it: `text`, `color`, `background`, `contrast` (1 to 21).

    The contrast is that of WCAG 2.2. Backgrounds that are pictures are not looked at.
    """
    return element.evaluate(_MEASURE)


def faint(element: Locator) -> list[str]:
    """Return the pieces of text that are too hard to read, each with its contrast."""
    pieces = contrasts(element)
    assert pieces, "Nothing to measure: there is no text."
    return [
        f"{piece['contrast']:.2f} for “{piece['text'][:40]}”, {piece['color']} on {piece['background']}"
        for piece in pieces
        if piece["contrast"] < ENOUGH
    ]
