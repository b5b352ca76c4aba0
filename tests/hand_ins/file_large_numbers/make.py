import json
import os


def make(notebook, path):
    path.write_text(json.dumps({**notebook, "nbformat_minor": 0}).replace('"nbformat_minor": 0', '"nbformat_minor": 1' + "0" * 100_000))
