import json


def make(notebook, path):
    for number, cell in enumerate(notebook["cells"]):
        cell["metadata"] = [{"nbgrader": ["grade_id"], "tags": {"play": 1}}, {"nbgrader": {"grade_id": ["double"]}}, 5, None, []][number % 5]
        cell["tags"] = "play"
    path.write_text(json.dumps(notebook))
