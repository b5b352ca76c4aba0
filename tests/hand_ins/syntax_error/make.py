import json


def make(notebook, path):
    for cell in notebook["cells"]:
        if cell["id"] == "double":
            cell["source"] = "def double(x)\n    return 2 * x"
    path.write_text(json.dumps(notebook))
