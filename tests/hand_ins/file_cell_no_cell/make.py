import json
import os


def make(notebook, path):
    path.write_text(json.dumps({**notebook, "cells": ["print(1)"] * 3}))
