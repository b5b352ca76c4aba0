import json
import os


def make(notebook, path):
    notebook["cells"][1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 15_000_000}]
    path.write_text(json.dumps(notebook))
