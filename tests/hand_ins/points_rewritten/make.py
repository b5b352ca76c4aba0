import json


def make(notebook, path):
    for cell in notebook["cells"]:
        marks = cell["metadata"].get("nbgrader", {})
        if "points" in marks:
            marks["points"] = 1000
    path.write_text(json.dumps(notebook))
