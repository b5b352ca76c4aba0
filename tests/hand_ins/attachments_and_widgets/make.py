import json


def make(notebook, path):
    state = {"application/vnd.jupyter.widget-state+json": {"version_major": 2, "state": {"<script>alert(1)</script>": {}}}}
    notebook["metadata"]["widgets"] = state
    for number, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] == "markdown":
            cell["attachments"] = {"../../../gradebook.db": {"text/html": "<script>alert(1)</script>", "image/svg+xml": "<svg onload=alert(1)>"}}
            cell["source"] += "\n![x](attachment:../../../gradebook.db)"
        elif not cell["metadata"].get("nbgrader"):
            cell["metadata"] = {"name": "../../x", "nbgrader": {"grade_id": "../../../source", "schema_version": 3, "solution": True}}
            cell["id"] = f"../{number}"
    path.write_text(json.dumps(notebook))
