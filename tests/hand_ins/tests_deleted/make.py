import json


def make(notebook, path):
    notebook["cells"] = [c for c in notebook["cells"] if not c["metadata"].get("nbgrader", {}).get("grade")]
    path.write_text(json.dumps(notebook))
