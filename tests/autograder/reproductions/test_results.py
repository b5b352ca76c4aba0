"""What was run is kept, and the page says what is kept."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.lessons.lesson import course_root
from autograder.reproductions.framework import Framework, assemble
from autograder.reproductions.page import lines, page
from autograder.reproductions.results import PUBLISHED, Journal, Result, publish, read_published, result_of
from autograder.reproductions.row import ROWS, Row
from autograder.reproductions.training import Trained
from course.errors import DataError

ROOT = course_root()


@pytest.fixture(scope="module")
def framework() -> Framework:
    return assemble()


def result(framework: Framework, row: Row = ROWS[0], seed: int = 0, error: float = 1.5) -> Result:
    return result_of(row, seed, framework, Trained(error, 0.01, 90.0, row.epochs))


def test_the_page_is_what_the_results_give() -> None:
    written = (ROOT / "docs" / "reproductions.md").read_text(encoding="utf-8")
    assert written == page(ROWS, read_published(ROOT)), "Run `nncourse reproduce --page` and commit the result."


def test_every_published_result_is_of_a_row_as_it_is_now() -> None:
    digests = {row.name: row.digest for row in ROWS}
    assert [one.row for one in read_published(ROOT) if digests.get(one.row) != one.settings] == []


def test_a_finished_run_is_found_again_and_only_with_the_same_settings_and_answers(
    framework: Framework, tmp_path: Path
) -> None:
    journal, row = Journal(tmp_path), ROWS[0]
    assert journal.find(row, 0, framework) is None
    journal.put(result(framework))
    assert journal.find(row, 0, framework) == result(framework)
    assert journal.find(row, 1, framework) is None
    assert journal.find(replace(row, lr=0.3), 0, framework) is None
    assert journal.find(replace(row, published=9.9, about="in other words"), 0, framework) is not None
    assert journal.find(row, 0, Framework(framework.names, "other answers")) is None


def test_a_torn_file_of_the_journal_is_as_good_as_none(framework: Framework, tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    checkpoint = journal.checkpoint(ROWS[0], 0, framework)
    checkpoint.path.parent.mkdir(parents=True)
    checkpoint.path.touch()
    journal.put(result(framework))
    (path,) = (tmp_path / "build" / "reproductions").iterdir()  # the checkpoint is gone
    path.write_text(path.read_text()[:50])
    assert journal.find(ROWS[0], 0, framework) is None


def test_publishing_replaces_what_is_new_keeps_the_rest_and_drops_what_has_no_row(
    framework: Framework, tmp_path: Path
) -> None:
    (tmp_path / "docs").mkdir()
    old = [result(framework, seed=1, error=2.0), result(framework, ROWS[1]), replace(result(framework), row="gone")]
    (tmp_path / PUBLISHED).write_text(json.dumps([vars(one) for one in old]))
    kept = publish(tmp_path, [result(framework, seed=1, error=1.0), result(framework, seed=0)], ROWS)
    assert [(one.row, one.seed, one.error) for one in kept] == [
        (ROWS[0].name, 0, 1.5),
        (ROWS[0].name, 1, 1.0),
        (ROWS[1].name, 0, 1.5),
    ]
    assert read_published(tmp_path) == kept


def test_a_damaged_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / PUBLISHED).write_text("[{}]")
    with pytest.raises(DataError, match=r"docs/reproductions\.json.*git checkout"):
        read_published(tmp_path)


@pytest.mark.parametrize(
    ("errors", "ours", "verdict"),
    [
        ([], "–", "not run yet"),
        ([4.74], "4.74", "yes"),
        ([4.5, 4.7], "4.60 ± 0.14", "yes"),
        ([4.76, 4.9], "4.83 ± 0.10", "no, by 0.13"),
    ],
)
def test_a_line_says_what_was_reached(framework: Framework, errors: list[float], ours: str, verdict: str) -> None:
    row = replace(ROWS[0], published=4.7)
    (line,) = lines([row], [result(framework, row, seed, error) for seed, error in enumerate(errors)])
    assert (line.ours, line.verdict) == (ours, verdict)


def test_every_figure_that_is_not_reached_is_explained() -> None:
    missed = [line for line in lines(ROWS, read_published(ROOT)) if line.results and not line.reached]
    assert [line.row.name for line in missed if not line.why] == []


def test_a_figure_that_is_not_reached_has_a_paragraph(framework: Framework) -> None:
    text = page(ROWS, [result(framework, ROWS[-1], error=0.9), result(framework, ROWS[0], error=4.0)])
    assert "## What is not reached\n\n- **784-800-10, softmax, cross-entropy, elastic" in text
    assert text.count("above the published figure") == 1
    assert "What is not reached" not in page(ROWS, [])


def test_a_page_without_results_says_so() -> None:
    assert page(ROWS, []).count("| not run yet |") == len(ROWS)
