import json
import os


def make(notebook, path):
    notebook["cells"][3]["source"] = "x = 1\n" * 1_600_000
    path.write_text(json.dumps(notebook))
