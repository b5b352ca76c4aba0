import json
import os


def make(notebook, path):
    notebook["cells"][3]["source"] = ["a", 5, None]
    path.write_text(json.dumps(notebook))
