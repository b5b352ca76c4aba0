import json
import os


def make(notebook, path):
    path.write_text("[1, 2, 3]")
