import json
import os


def make(notebook, path):
    path.write_text(json.dumps({"answers": [1, 2, 3]}))
