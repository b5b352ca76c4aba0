"""Mutants: what is changed in a reference answer, and what is left alone."""

import ast
from pathlib import Path

import pytest

from autograder.lessons.lesson import read_source
from autograder.mutants.mutant import Mutant, mutants_of

TEMPLATE = (Path(__file__).parents[1] / "03_small.lesson").read_text(encoding="utf-8")
ANSWER = "    return np.asarray(x, dtype=float) + np.asarray(x, dtype=float)\n"


def mutants(tmp_path: Path, answer: str, header: str = "def double(x):") -> list[Mutant]:
    """Return the mutants of an answer to the small lesson's first exercise."""
    body = "".join(f"    {line}\n" for line in answer.splitlines())
    text = TEMPLATE.replace(ANSWER, body).replace("def double(x):", header)
    (tmp_path / "03_small.py").write_text(text, encoding="utf-8")
    return mutants_of(read_source(tmp_path / "03_small.py").exercise("double"))


CHANGES = [
    ("another arithmetic operator", "return x + 2", "return x - 2"),
    ("another unary operator", "return -x", "return x"),
    ("another comparison", "return x > 0", "return x >= 0"),
    ("and for or, or for and", "return x and 1", "return x or 1"),
    ("condition negated", "return 1 if x else 2", "return 1 if not x else 2"),
    ("another constant", "return 0.5 * x", "return 1.0 * x"),
    ("break for continue, continue for break", "for i in x:\n    break", "for i in x:\n    continue"),
    ("loop that never runs", "for i in x:\n    print(i)", "for i in []:\n    print(i)"),
    ("another exception", "raise ValueError('no')", "raise ZeroDivisionError('no')"),
    ("statement dropped", "x = x + 1\nreturn x", "pass\nreturn x"),
    ("another variable", "y = x + 1\nreturn y", "y = x + 1\nreturn x"),
    ("operands swapped", "return x - 2", "return 2 - x"),
    ("term or factor dropped", "return 2 * x", "return x"),
    ("sign flipped", "return np.exp(x)", "return -np.exp(x)"),
    ("transposed", "return x.T @ x", "return x @ x"),
    ("axis swapped", "return np.sum(x, axis=0)", "return np.sum(x, axis=1)"),
    ("axis swapped", "return np.sum(x, keepdims=True)", "return np.sum(x)"),
    ("another function", "return np.sum(x)", "return np.mean(x)"),
    ("another function", "return np.mean(x)", "return np.sum(x)"),
    ("another function", "return np.log(x)", "return np.log10(x)"),
    ("call dropped", "return np.tanh(x)", "return x"),
    ("call dropped", "return x.copy()", "return x"),
    ("arguments swapped", "return np.where(x, 1, 2)", "return np.where(x, 2, 1)"),
    ("parts swapped or dropped", "return x, 1", "return (1, x)"),
    ("off by one", "for i in range(x):\n    print(i)", "for i in range(x - 1):\n    print(i)"),
    ("off by one", "i = 1\nreturn x[i]", "i = 1\nreturn x[i - 1]"),
    ("subscript dropped", "return x[::-1]", "return x"),
    ("added inside", "return np.sqrt(x) + 1e-8", "return np.sqrt(x + 1e-08)"),
    ("a column against a row", "return x - 1", "return x[:, None] - 1"),
    ("in place", "x = x + 1\nreturn x", "x += 1\nreturn x"),
    ("one after the other", "y = 1\nx, y = (y, x)\nreturn y", "y = 1\nx = y\ny = x\nreturn y"),
    ("loop bound changed", "for i in x:\n    print(i)", "for i in list(x)[:-1]:\n    print(i)"),
    ("returned too early", "for i in x:\n    i += 1\nreturn i", "for i in x:\n    i += 1\n    return i\nreturn i"),
    ("statements swapped", "y = x\nx = x + 1\nreturn y", "x = x + 1\ny = x\nreturn y"),
    ("state reset", "m = 0\nfor i in x:\n    m += i", "m = 0\nfor i in x:\n    m = 0\n    m += i"),
    ("outside the loop", "for i in x:\n    i += 1\n    print(i)", "for i in x:\n    i += 1\nprint(i)"),
]


@pytest.mark.parametrize(("operator", "answer", "wanted"), CHANGES, ids=[f"{c[0]}: {c[1]}" for c in CHANGES])
def test_an_operator_makes_this_change(tmp_path, operator, answer, wanted):
    found = {mutant.text.split('"""\n')[-1]: mutant.operator for mutant in mutants(tmp_path, answer)}
    text = "".join(f"    {line}\n" for line in wanted.splitlines()).rstrip()
    assert found.get(text) == operator


def test_seed_ignored_takes_numbers_from_elsewhere(tmp_path):
    found = mutants(tmp_path, "return rng.permutation(x)", header="def double(x, rng=None):")
    assert {"@ double\n- return rng.permutation(x)\n+ return np.random.default_rng(0).permutation(x)"} <= {
        mutant.diff for mutant in found if mutant.operator == "seed ignored"
    }


def test_only_what_learners_write_is_changed(tmp_path):
    for mutant in mutants(tmp_path, "return x + 2"):
        tree = ast.parse(mutant.text).body[0]
        assert isinstance(tree, ast.FunctionDef)
        assert ast.unparse(tree.args) == "x"
        assert ast.get_docstring(tree) == "Return twice x, an array of any shape."


def test_each_mutant_is_another_program_that_python_understands(tmp_path):
    answer = "y = x\nfor i in range(3):\n    y = y + x[i] * (i > 1)\nreturn y, -y"
    found = mutants(tmp_path, answer)
    texts = [mutant.text for mutant in found]
    assert len(set(texts)) == len(texts) > 50
    assert found[0].reference not in texts
    for text in texts:
        compile(text, "<mutant>", "exec")


def test_independent_statements_are_not_swapped(tmp_path):
    found = [m.diff for m in mutants(tmp_path, "y = 1\nz = 2\nreturn x + y + z") if m.operator == "statements swapped"]
    assert not any(f"{sign} y = 1" in diff for diff in found for sign in "+-")


def test_a_mutant_says_where_it_was_changed_and_keeps_its_rank(tmp_path):
    first, again = (mutants(tmp_path, "return x + 2")[0] for _ in range(2))  # the return left out
    assert first.diff == "@ double\n- return x + 2\n+ pass"
    assert first.rank == again.rank


def test_the_same_change_in_two_places_is_told_apart_by_a_number(tmp_path):
    found = mutants(tmp_path, "if x < 0:\n    return x\nreturn x")
    negated = {m.diff: m.text for m in found if "+ return -x" in m.diff}
    assert list(negated) == ["@ double, 1\n- return x\n+ return -x", "@ double, 2\n- return x\n+ return -x"]
    assert len(set(negated.values())) == 2
    assert len({mutant.diff for mutant in found}) == len(found)
