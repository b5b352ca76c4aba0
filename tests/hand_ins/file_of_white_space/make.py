import json
import os


def make(notebook, path):
    path.write_text(" \n\t\n" * 1000)
