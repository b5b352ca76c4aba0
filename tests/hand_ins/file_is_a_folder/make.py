import json
import os


def make(notebook, path):
    path.mkdir()
