import json


def make(notebook, path):
    for cell in notebook["cells"]:
        if cell["id"] == "setup":
            cell["source"] = "class np:\n    asarray = staticmethod(lambda x, dtype=None: 2)"
    path.write_text(json.dumps(notebook))
