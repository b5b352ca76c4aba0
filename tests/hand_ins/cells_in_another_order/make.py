import json


def make(notebook, path):
    notebook["cells"].reverse()
    path.write_text(json.dumps(notebook))
