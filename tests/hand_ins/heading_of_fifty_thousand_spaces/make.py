import json


def make(notebook, path):
    text = "## Exercise 1: x" + " " * 49_000 + "y"
    notebook["cells"].insert(3, {"cell_type": "markdown", "metadata": {}, "source": text})
    path.write_text(json.dumps(notebook))
