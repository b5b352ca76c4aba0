import json


def make(notebook, path):
    for cell in notebook["cells"]:
        cell["metadata"]["tags"] = ["skip-execution", "raises-exception", "remove-cell", "play", "nbgrader-skip"]
        cell["metadata"]["deletable"] = True
    path.write_text(json.dumps(notebook))
