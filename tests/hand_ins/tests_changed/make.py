import json


def make(notebook, path):
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade"):
            cell["source"] = "pass"
    path.write_text(json.dumps(notebook))
