import json


def make(notebook, path):
    place = next(n for n, cell in enumerate(notebook["cells"]) if cell["id"] == "double")
    notebook["cells"].insert(0, dict(notebook["cells"][place], id="copy", source="def double(x):\n    return None"))
    path.write_text(json.dumps(notebook))
