import json


def make(notebook, path):
    folder = path.with_name("course")
    folder.mkdir(exist_ok=True)
    (folder / "__init__.py").write_text("from course import figure\n")
    (folder / "figure.py").write_text("def __getattr__(name):\n    raise AttributeError(name)\n")
    (folder / "check.py").write_text(
        "class Checks:\n"
        "    def __init__(self, *args, **kwargs): pass\n"
        "    def __enter__(self): return self\n"
        "    def __exit__(self, *args): return True\n"
        "    def __call__(self, *args, **kwargs): return self\n"
        "    def __getattr__(self, name): return lambda *args, **kwargs: self\n"
    )
    path.with_name("sitecustomize.py").write_text("raise SystemExit('mine')\n")
    path.write_text(json.dumps(notebook))
