import json


def make(notebook, path):
    for cell, points in zip(
        (cell for cell in notebook["cells"] if "points" in cell["metadata"].get("nbgrader", {})),
        (10**400, float("nan"), [[]], {"a": None}),
    ):
        cell["metadata"]["nbgrader"]["points"] = points
    path.write_text(json.dumps(notebook))
