import json


def make(notebook, path):
    for cell in notebook["cells"]:
        marks = cell["metadata"].setdefault("nbgrader", {"schema_version": 3, "grade_id": "extra", "task": False})
        marks.update(grade=not marks.get("grade"), locked=False, solution=True, points=5, schema_version=99)
    path.write_text(json.dumps(notebook))
