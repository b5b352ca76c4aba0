"""A sheet to draw a digit on, and what a learner's network reads there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from course.figure import Picture
from course.plots.reading import reading

SIDE = 280
"""The sheet's side in pixels."""
PEN = 20
_SCRIPT = """
function render({ model, el }) {
  const side = SIDE;
  const sheet = document.createElement("canvas");
  sheet.width = sheet.height = side;
  sheet.className = "nn-digit-canvas";
  sheet.setAttribute("role", "img");
  sheet.setAttribute("aria-label", "A sheet to draw a digit on, with the mouse or a finger");
  Object.assign(sheet.style, { border: "2px solid #5F6368", background: "white", cursor: "crosshair",
    touchAction: "none", display: "block" });
  const pen = sheet.getContext("2d", { willReadFrequently: true });
  const clear = () => { pen.fillStyle = "white"; pen.fillRect(0, 0, side, side); };
  const at = event => {
    const box = sheet.getBoundingClientRect();
    return [event.clientX - box.left - sheet.clientLeft, event.clientY - box.top - sheet.clientTop];
  };
  let last = null;
  const draw = event => {
    const point = at(event);
    pen.strokeStyle = "black"; pen.lineWidth = PEN; pen.lineCap = pen.lineJoin = "round";
    pen.beginPath(); pen.moveTo(...(last || point)); pen.lineTo(point[0] + 0.01, point[1]); pen.stroke();
    last = point;
  };
  const send = () => {
    const colours = pen.getImageData(0, 0, side, side).data, grey = new Uint8Array(side * side);
    for (let i = 0; i < grey.length; i++) grey[i] = colours[4 * i];
    model.send({ drawn: side }, undefined, [grey.buffer]);
  };
  sheet.addEventListener("pointerdown", event => {
    sheet.setPointerCapture(event.pointerId); last = null; draw(event); event.preventDefault();
  });
  sheet.addEventListener("pointermove", event => { if (last) draw(event); });
  const end = () => { if (last) { last = null; send(); } };
  sheet.addEventListener("pointerup", end);
  sheet.addEventListener("pointercancel", end);
  const show = (content, buffers) => {
    if (content.show !== side) return;
    const grey = new Uint8Array(buffers[0].buffer || buffers[0], buffers[0].byteOffset || 0, side * side);
    const image = pen.createImageData(side, side);
    grey.forEach((value, i) => image.data.set([value, value, value, 255], 4 * i));
    pen.putImageData(image, 0, 0);
  };
  clear();
  model.on("msg:custom", show);
  el.appendChild(sheet);
  model.send({ ready: side });
  return () => model.off("msg:custom", show);
}
export default { render };
"""


class Reader:
    """A learner's network and preparation; reads a sheet, and says in words what stops it."""

    def __init__(self, net: Any, prepare: Callable[[np.ndarray], Any], scale: Callable[[np.ndarray], Any]) -> None:
        """net: with forward and backward. prepare: a sheet to (28, 28). scale: (n, 28, 28) to what the net takes."""
        self.net, self.prepare, self.scale = net, prepare, scale

    def picture(self, sheet: np.ndarray) -> Picture:
        """Return what the network reads on a sheet, (h, w), 255 for paper and 0 for ink."""
        blank = np.zeros((28, 28))
        if np.min(sheet) > 200:
            return reading(blank, np.zeros(10), blank, "Draw a digit on the sheet below: with the mouse, or a finger.")
        try:
            image = np.asarray(self.prepare(sheet), float)
            if image.shape != (28, 28):
                said = f"Your prepare_drawing gives shape {image.shape} where (28, 28) is asked for."
                return reading(blank, np.zeros(10), blank, said)
            return reading(image, *self._read(image))
        except Exception as error:  # the learner's own mistake, to be read and mended
            said = f"Your code stops here: {type(error).__name__}: {error}."
            return reading(blank, np.zeros(10), blank, said)

    def _read(self, image: np.ndarray) -> tuple[np.ndarray, np.ndarray, str]:
        logits = np.asarray(self.net.forward(self.scale(image[None])), float)[0]
        p = np.exp(logits - logits.max())
        p /= p.sum()
        first, second = (int(k) for k in np.argsort(p)[::-1][:2])
        winner = np.zeros((1, len(p)), np.float32)
        winner[0, first] = 1
        slope = np.asarray(self.net.backward(winner), float).reshape(28, 28)
        said = f"Your network reads a {first} ({p[first]:.0%}); second comes {second} ({p[second]:.0%})."
        return p, slope, said


def digit_canvas(reader: Reader, examples: np.ndarray) -> None:
    """Display a reading, and below it a sheet to draw on, with a button that shows the next example there.

    examples: sheets to show, (n, side, side), uint8, 255 for paper; the side divides 280.

    The reading is an ordinary output, so it stays readable where no widgets run; it then shows the first example.
    """
    from IPython.display import display

    shown = display(reader.picture(examples[0]), display_id=True)
    controls = _controls(examples, lambda sheet: shown.update(reader.picture(sheet)))
    if controls is not None:
        display(controls)


def _controls(examples: np.ndarray, redraw: Callable[[np.ndarray], None]) -> Any:
    """Return the buttons and the sheet, or None where there are no widgets."""
    try:
        import anywidget
        import ipywidgets as widgets
    except ImportError:
        return None

    class Sheet(anywidget.AnyWidget):
        _esm = _SCRIPT.replace("SIDE", str(SIDE)).replace("PEN", str(PEN))

    sheet = Sheet()

    place = [0]

    def heard(_: Any, content: dict[str, Any], buffers: list[Any]) -> None:
        if content.get("ready") == SIDE:
            put(examples[place[0]])
        if content.get("drawn") == SIDE and len(buffers[0]) == SIDE * SIDE:
            redraw(np.frombuffer(buffers[0], np.uint8).reshape(SIDE, SIDE))

    def put(image: np.ndarray) -> None:
        factor = SIDE // len(image)
        large = np.kron(image, np.ones((factor, factor), np.uint8)) if factor > 1 else image
        sheet.send({"show": SIDE}, buffers=[np.ascontiguousarray(large, np.uint8).tobytes()])

    def show(image: np.ndarray) -> None:
        put(image)
        redraw(image)

    def example(_: Any) -> None:
        place[0] = (place[0] + 1) % len(examples)
        show(examples[place[0]])

    sheet.on_msg(heard)
    next_one = widgets.Button(description="show an example", tooltip="put another drawing on the sheet")
    empty = widgets.Button(description="empty sheet", tooltip="wipe the sheet")
    next_one.on_click(example)
    empty.on_click(lambda _: show(np.full((SIDE, SIDE), 255, np.uint8)))
    return widgets.VBox([widgets.HBox([next_one, empty]), sheet])
