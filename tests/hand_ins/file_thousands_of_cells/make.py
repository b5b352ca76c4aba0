import json
import os


def make(notebook, path):
    notebook["cells"] += [{"cell_type": "markdown", "metadata": {}, "source": ""}] * 100_000
    path.write_text(json.dumps(notebook))
