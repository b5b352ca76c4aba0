import json


def make(notebook, path):
    for text in ("\n " * 24_000 + "1", "\n\t" * 24_000 + "1", "x = '''" + "\\N{" * 16_000 + "'''", "x = 1\n" * 8_000):
        notebook["cells"].append({"cell_type": "code", "metadata": {}, "source": text, "outputs": [], "execution_count": None})
    path.write_text(json.dumps(notebook))
