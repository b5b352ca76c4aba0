import json
import os


def make(notebook, path):
    path.write_text(json.dumps({**notebook, "metadata": 0}).replace('"metadata": 0', '"metadata": ' + "[" * 100_000 + "]" * 100_000))
