import json


def make(notebook, path):
    tests = [cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade")]
    copies = [dict(cell, id=f"copy-{n}", source="3.0") for n, cell in enumerate(tests)]
    notebook["cells"] = copies + notebook["cells"] + [dict(cell, id=f"again-{n}") for n, cell in enumerate(copies)]
    path.write_text(json.dumps(notebook))
