"""The journal keeps what was graded, whatever happens to who writes it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.outcome import Outcome
from autograder.records.journal import Journal, key_of
from autograder.verdict import Verdict
from course.errors import GradebookError

PROJECT = Path(__file__).resolve().parents[3]


def _outcome(student: str = "ada", points: float = 1.5) -> Outcome:
    return Outcome(student, "03_small", Verdict.PARTLY_RIGHT, points, 6.0, notes=["a note"])


def test_an_outcome_comes_back_as_it_was_and_says_whether_it_is_recorded(tmp_path):
    with Journal(tmp_path) as journal:
        assert journal.find("key") is None
        journal.put("key", _outcome())
        assert journal.find("key") == (_outcome(), False)
        journal.mark_recorded("key")
    with Journal(tmp_path) as journal:
        assert journal.find("key") == (_outcome(), True)


def test_graded_again_it_has_to_be_recorded_again(tmp_path):
    with Journal(tmp_path) as journal:
        journal.put("key", _outcome())
        journal.mark_recorded("key")
        journal.put("key", _outcome(points=2))
        assert journal.find("key") == (_outcome(points=2), False)


def test_every_part_makes_another_key():
    parts = ("ada", "hand-in", "lesson", "environment", False)
    changed = [(*parts[:at], "other" if at < 4 else True, *parts[at + 1 :]) for at in range(5)]
    assert len({key_of(*parts), *(key_of(*each) for each in changed)}) == 6
    assert key_of("a", "bc", "", "", False) != key_of("ab", "c", "", "", False)


def test_the_newest_outcome_of_each_student_counts(tmp_path):
    with Journal(tmp_path) as journal:
        for key, outcome in (("1", _outcome()), ("2", _outcome("bob")), ("3", _outcome(points=4))):
            journal.put(key, outcome)
        assert [(o.student, o.points) for o in journal.latest()] == [("ada", 4), ("bob", 1.5)]


def test_what_was_told_of_is_there_after_a_kill(tmp_path):
    code = (
        "import os, sys; from pathlib import Path; from autograder.records.journal import Journal; "
        "from tests.autograder.records.test_journal import _outcome; "
        "Journal(Path(sys.argv[1])).put('key', _outcome()); os.kill(os.getpid(), 9)"
    )
    line = [sys.executable, "-c", code, str(tmp_path)]
    died = subprocess.run(line, cwd=PROJECT, env=os.environ | {"PYTHONPATH": str(PROJECT)}, check=False)
    assert died.returncode == -signal.SIGKILL
    with Journal(tmp_path) as journal:
        assert journal.find("key") == (_outcome(), False)


@pytest.mark.parametrize("text", ["{}", "{half", "[1, 2]", "null", '{"verdict": "splendid"}'])
def test_a_damaged_entry_is_none_to_the_grader_and_named_in_a_report(tmp_path, text, caplog):
    with Journal(tmp_path) as journal:
        journal.put("key", _outcome())
        journal._write("UPDATE outcomes SET outcome = ? WHERE key = ?", (text, "key"))
        assert journal.find("key") is None
        assert ".journal.db: the entry of 'ada' in 03_small is damaged" in caplog.text
        with pytest.raises(GradebookError, match=r"\.journal\.db.*'ada' in 03_small.*`nncourse grade 03_small`"):
            journal.latest()
        journal.put("key", _outcome())
        assert journal.find("key") == (_outcome(), False)
        assert journal.latest() == [_outcome()]


def test_a_damaged_journal_is_an_error_that_says_what_to_do(tmp_path):
    (tmp_path / ".journal.db").write_bytes(b"not a database" * 100)
    with pytest.raises(GradebookError, match="move it away and grade again"):
        Journal(tmp_path)
