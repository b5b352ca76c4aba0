import json
import os


def make(notebook, path):
    for cell in notebook["cells"]:
        if cell["id"] == "bounds":
            cell["source"] = "name = '\ud800'\nlow, high = 1, 3\nprint(name)"
    path.write_text(json.dumps(notebook))
