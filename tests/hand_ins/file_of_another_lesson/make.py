import json
import os


def make(notebook, path):
    cells = [{"cell_type": "code", "id": "other", "metadata": {"nbgrader": {"grade_id": "elsewhere", "schema_version": 3}}, "source": "1", "outputs": []}]
    path.write_text(json.dumps({**notebook, "cells": [{"cell_type": "markdown", "metadata": {}, "source": "# 07 · \x1b[2J<script>Elsewhere"}, *cells]}))
