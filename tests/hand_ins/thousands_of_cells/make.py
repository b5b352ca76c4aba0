import json


def make(notebook, path):
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    notebook["cells"][1:1] = [dict(cell, id=f"more-{n}", source=f"x{n} = {n}") for n in range(1900)]
    path.write_text(json.dumps(notebook))
