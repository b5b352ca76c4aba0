import json
import os


def make(notebook, path):
    for n, cell in enumerate(notebook["cells"]):
        cell["id"] = f"\ud800{n}\x00"
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["source"] += "\n# \ud800 \x00 \x1b[2J \u202e"
    path.write_text(json.dumps(notebook))
