"""Cells run in a candidate as they do in JupyterLab, and what is reported of them is bounded."""

from __future__ import annotations

import pytest

from autograder.examiner.cell_report import CellReport
from autograder.sandbox.limits import Limits
from tests.autograder.conftest import Student


def _text(report: CellReport) -> str:
    return "".join(output.get("text", "") for output in report.outputs)


def test_output_result_and_count_are_reported(student):
    report = student.run("print('hello')\n1 + 1")
    assert [output["output_type"] for output in report.outputs] == ["stream", "execute_result"]
    assert report.outputs[1]["data"]["text/plain"] == "2"
    assert report.execution_count == 1
    assert student.run("pass").execution_count == 2


def test_an_error_is_an_output_and_told_with_its_line(student):
    report = student.run("x = 1\nraise ValueError('no')")
    assert report.outputs[-1]["ename"] == "ValueError"
    assert report.error is not None
    assert (report.error["type"], report.error["message"], report.error["lines"]) == (
        "ValueError", "no", "line 2: raise ValueError('no')",
    )  # fmt: skip


def test_syntax_errors_are_told(student):
    report = student.run("def f(:\n    pass")
    assert report.error is not None
    assert report.error["type"] == "SyntaxError"


def test_cells_share_their_names_and_magics_work(student):
    student.run("x = 5")
    assert _text(student.run("%time print(x)")).startswith("5")


def test_progress_bars_and_both_streams_are_kept_apart(student):
    report = student.run("import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')")
    assert [output["name"] for output in report.outputs] == ["stdout", "stderr", "stdout"]


def test_output_is_cut_at_its_allowance_over_all_cells(students):
    student = Student(students, Limits(output_bytes=100))
    assert len(_text(student.run("print('x' * 80)"))) == 81
    report = student.run("print('y' * 80)")
    assert report.cut
    assert len(_text(report)) == 19
    student.link.process.close()


def test_input_has_nobody_to_ask(student):
    report = student.run("input('name? ')")
    assert report.error is not None
    assert "nobody to ask" in report.error["message"]


def test_sys_exit_ends_the_cell_only(student):
    report = student.run("import sys\nsys.exit(1)")
    assert report.error is not None
    assert report.error["type"] == "SystemExit"
    assert student.run("x = 1").error is None


def test_an_endless_cell_is_stopped(hurried):
    report = hurried.run("while True: pass")
    assert report.error is not None
    assert report.error["type"] == "OutOfTime"
    assert hurried.run("x = 1").error is None


def test_a_cell_that_keeps_all_memory_is_said_to(students):
    student = Student(students, Limits(memory_bytes=100 << 20))
    report = student.run("kept = []\nwhile True: kept.append(bytes(1 << 20))")
    assert (report.error or {})["ancestor"] == "MemoryError"
    assert report.full
    student.link.process.close()


def test_a_cell_that_asks_for_too_much_at_once_leaves_room(student):
    report = student.run("bytes(1 << 40)")
    assert (report.error or {})["ancestor"] == "MemoryError"
    assert not report.full


# What a forged report comes to.


@pytest.mark.parametrize(
    "report",
    [
        {},
        {"outputs": 5, "error": [], "cut": "x", "count": "y", "full": 1},
        {"outputs": [None, 5, [], {}, {"output_type": 5}], "count": -1},
        {"outputs": None, "count": 10**9000, "error": {"type": 1}},
        {1: 2, "error": {"type": "x"}},
    ],
)
def test_a_report_that_is_none_is_an_empty_one(report):
    assert CellReport.read(report) == CellReport([], None, None, False, False)


def test_a_report_keeps_nothing_that_json_does_not_know():
    data = {"a": float("nan"), "b": {1, 2}, "c": b"x", "d": 1 << 80, "e": [1.5, None, True, "x"], 5: 1}
    read = CellReport.read({"outputs": [{"output_type": "display_data", "data": data}]})
    assert read.outputs[0]["data"] == {"a": None, "b": None, "c": None, "d": None, "e": [1.5, None, True, "x"]}


def test_a_report_is_cut_to_a_size():
    read = CellReport.read({"outputs": [{"output_type": "stream", "text": "x" * 3_000_000}] * 10})
    assert read.cut
    assert len(read.outputs) == 5
    assert CellReport.read({"outputs": [{"output_type": "stream"}] * 10_000}).cut


def test_a_report_nested_without_end_is_cut_off():
    nested: list = []
    for _ in range(100):
        nested = [nested]
    output = CellReport.read({"outputs": [{"output_type": "x", "data": nested}]}).outputs[0]
    assert str(output).count("[") < 10
