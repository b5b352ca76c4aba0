import json
import os


def make(notebook, path):
    path.write_bytes(b"")
