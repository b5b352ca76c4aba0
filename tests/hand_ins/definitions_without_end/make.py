import json

MANY = "\n".join(f"def f{number:x}(): 0" for number in range(9_000))


def make(notebook, path):
    next(cell for cell in notebook["cells"] if cell["id"] == "double")["source"] = MANY
    path.write_text(json.dumps(notebook))
