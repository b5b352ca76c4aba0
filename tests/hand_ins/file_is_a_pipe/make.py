import json
import os


def make(notebook, path):
    os.mkfifo(path)
