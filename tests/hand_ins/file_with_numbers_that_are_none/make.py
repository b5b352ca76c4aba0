import json


def make(notebook, path):
    notebook["nbformat_minor"] = float("inf")
    for cell in notebook["cells"]:
        cell["metadata"]["seconds"] = float("nan")
        cell["execution_count"] = float("-inf")
    path.write_text(json.dumps(notebook))
