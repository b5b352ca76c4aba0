import json


def make(notebook, path):
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["execution_count"] = 10**30
            cell["outputs"] = [{"output_type": "execute_result", "data": {"text/plain": "3.0"}, "metadata": {}, "execution_count": 1}]
    notebook["metadata"] = {"kernelspec": {"name": "evil", "language": "bash", "display_name": "Evil"}, "nbgrader": {"points": 6}}
    path.write_text(json.dumps(notebook))
