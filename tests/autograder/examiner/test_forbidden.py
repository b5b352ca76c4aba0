"""A library that a lesson forbids earns nothing where it does an exercise's work, and costs nothing elsewhere."""

from __future__ import annotations

import pytest

from autograder.examiner import forbidden
from autograder.examiner.forbidden import forbidden_uses
from autograder.hand_ins.hand_in import understand
from autograder.lessons.answers import hand_in_notebook
from tests.autograder.lesson_text import edited, lesson

RIGHT = "def double(x):\n    return 2 * x"


def uses(root, double=RIGHT, own=(), bounds="low, high = 1, 3", text=None):
    read = lesson(root, *([text] if text else []))
    notebook = hand_in_notebook(read, {"double": double, "bounds": bounds})
    added = [{"cell_type": "code", "source": source, "metadata": {}, "outputs": []} for source in own]
    return forbidden_uses(read, understand({**notebook, "cells": [*added, *notebook.cells]}, read))


@pytest.mark.parametrize(
    "double",
    [
        "import torch\ndef double(x): return torch.add(x, x)",
        "def double(x):\n    import torch.nn.functional as F\n    return F.relu(x)",
        "from sklearn.utils import shuffle\ndef double(x): return shuffle(x)",
        "def double(x): return __import__('torch').add(x, x)",
        "import importlib\ndef double(x): return importlib.import_module('sklearn.svm')",
        "import sys\ndef double(x): return sys.modules['torch'].add(x, x)",
        "%time import torch\nimport torch as t\ndef double(x): return t.add(x, x)",
    ],
)
def test_an_import_in_the_answer_is_seen(tmp_path, double):
    assert list(uses(tmp_path, double)) == ["double"]


@pytest.mark.parametrize(
    ("own", "double"),
    [
        ("import torch as t", "def double(x): return t.add(x, x)"),
        ("from torch import add", "def double(x): return add(x, x)"),
        ("from torch import *", "def double(x): return add(x, x)"),
        ("def helper(x):\n    import torch\n    return torch.add(x, x)", "def double(x): return helper(x)"),
        ("import torch\nadd = torch.add\ndef helper(x): return add(x, x)", "def double(x): return helper(x)"),
        ("if True:\n    import torch\n    class Net(torch.nn.Module): pass", "def double(x): return Net()(x)"),
    ],
)
def test_an_import_in_a_cell_of_the_students_own_counts_where_it_is_used(tmp_path, own, double):
    assert list(uses(tmp_path, double, [own])) == ["double"]


@pytest.mark.parametrize(
    "own",
    [
        "import torch\nx = torch.ones(3)\nresult = torch.add(x, x)",
        "from torch import *",
        "import sklearn.svm",
        "import torch\ndef compare(): return torch.ones(3)",
    ],
)
def test_playing_with_a_library_elsewhere_costs_nothing(tmp_path, own):
    assert uses(tmp_path, "def double(x):\n    result = x + x\n    return result", [own]) == {}


def test_one_exercises_library_is_not_the_next_ones(tmp_path):
    found = uses(tmp_path, "import torch\ndef double(x): return torch.add(x, x)", bounds="low, high = double(0.5), 3")
    assert list(found) == ["double"]


def test_a_word_that_looks_like_an_import_is_none(tmp_path):
    assert (
        uses(tmp_path, "def double(x):\n    'import torch'\n    torches = {'torch': x}\n    return torches and 2 * x")
        == {}
    )


def test_what_is_no_python_is_not_looked_at(tmp_path):
    assert uses(tmp_path, "def double(x)\n    import torch") == {}


def test_nothing_is_forbidden_where_the_lesson_forbids_nothing(tmp_path):
    text = edited(("# This lesson is numpy only: forbidden imports: torch, sklearn\n", "# Any import will do.\n"))
    assert uses(tmp_path, "import torch\ndef double(x): return torch.add(x, x)", text=text) == {}


def test_a_long_chain_of_names_is_read_once(tmp_path, monkeypatch):
    looked_at = []
    monkeypatch.setattr(
        forbidden, "_bound", lambda statement, bound=forbidden._bound: looked_at.append(1) or bound(statement)
    )
    chain = "\n".join(f"a{n} = a{n - 1}" for n in range(300, 0, -1))
    assert list(uses(tmp_path, "def double(x): return a300.add(x, x)", own=("import torch as a0", chain))) == ["double"]
    assert len(looked_at) < 1000


@pytest.mark.parametrize("own", [(), ("from torch import *",)])
def test_a_sum_of_thousands_is_no_failure_of_ours(tmp_path, own):
    long = f"def double(x):\n    return 2 * x{' + 0' * 1500}"
    assert uses(tmp_path, long, own=own) == {}
    assert list(uses(tmp_path, f"import torch\n{long}", own=own)) == ["double"]


def test_a_cell_of_white_space_is_read_line_by_line(tmp_path):
    assert uses(tmp_path, "\n " * 100_000 + RIGHT) == {}


def test_a_name_inside_a_comprehension_is_nobody_elses(tmp_path):
    own = "import torch\nx = 0\nmade = [torch.ones(2) for x in range(3)]"
    assert uses(tmp_path, "def double(z):\n    return 2 * z + x", own=(own,)) == {}
    assert list(uses(tmp_path, "def double(z):\n    return made[0] * z", own=(own,))) == ["double"]
