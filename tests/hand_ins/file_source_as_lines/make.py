import json
import os


def make(notebook, path):
    for cell in notebook["cells"]:
        cell["source"] = cell["source"].replace("\n", "\r\n").splitlines(keepends=True)
    path.write_text(json.dumps(notebook))
