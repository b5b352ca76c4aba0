import json


def make(notebook, path):
    for cell in notebook["cells"]:
        cell["id"] = "double"
    path.write_text(json.dumps(notebook))
