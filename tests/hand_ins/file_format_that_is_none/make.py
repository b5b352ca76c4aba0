import json
import os


def make(notebook, path):
    path.write_text(json.dumps({**notebook, "nbformat": 0}).replace('"nbformat": 0', '"nbformat": ' + "[" * 960 + "]" * 960))
