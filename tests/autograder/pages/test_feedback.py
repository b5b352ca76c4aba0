from __future__ import annotations

import re
from pathlib import Path

import jupytext
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.lessons.percent import KEPT
from autograder.outcome import CheckOutcome, ExerciseOutcome
from autograder.pages.feedback import FeedbackExporter, page_of, write_feedback
from autograder.records.gradebook import store
from autograder.verdict import Verdict
from course.errors import GradebookError
from tests.autograder.hand_ins.test_sanitise import HOSTILE_HTML
from tests.autograder.live_html import live
from tests.autograder.small_lesson import LESSON, SECRET, course, notebook, outcome, stored


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A course folder with the lesson's source, from which pages take their headings."""
    (tmp_path / "source").mkdir()
    in_a_file = nbformat.reads(nbformat.writes(notebook()), as_version=4)  # which sorts the keys of metadata
    text = jupytext.writes(in_a_file, fmt="py:percent", config=KEPT)
    (tmp_path / "source" / f"{LESSON}.py").write_text(text)
    (tmp_path / "nbgrader_config.py").touch()
    return course(tmp_path)


def body(page: str) -> str:
    """Return what stands between our own head and the end, without the classes and ids that are ours."""
    inside = page.split("<main>")[1]
    inside = re.sub(r' class="[a-z0-9 ]*"| id="(next|all|exercise-\d+)"', "", inside)
    return re.sub(r' href="#exercise-\d+"| style="width:[\d.]+%"', "", inside)


def written(root: Path, **changes: object) -> str:
    made = outcome(hidden=0.5, **changes)
    store(made, root)
    path = write_feedback(made, root)
    assert path is not None
    assert path == root / "feedback" / "ada" / LESSON / f"{LESSON}.html"
    return path.read_text()


def test_the_page_says_the_verdict_the_points_and_the_mistake_in_words(root: Path) -> None:
    page = written(root)
    assert "partly right" in page
    assert re.search(r"4\.5 <small>of 6 points", page)
    assert "You took twice, not three times." in page
    assert "triple(2) gives 6" in page
    assert "<b>expected 6</b>, yours 4" in page
    assert "<h1>03 · The delta rule</h1>" in page
    assert "2. three times as much" in page
    assert "●●○ · 10 min" in page
    assert "What to do next" in page


def test_hidden_tests_code_and_comments_are_not_in_the_page(root: Path) -> None:
    page = written(root)
    assert SECRET in (root / "autograded" / "ada" / LESSON / f"{LESSON}.ipynb").read_text()
    assert SECRET not in page
    assert "More checks run" not in page
    assert "Hidden checks" in page


def test_the_page_loads_and_runs_nothing(root: Path) -> None:
    page = written(root)
    assert "default-src 'none'; img-src data:; style-src 'unsafe-inline'" in page
    assert live(body(page)) == []
    assert not re.search(r"https?://|@import|url\(", page)
    assert "<script" not in page


@pytest.mark.parametrize("hostile", HOSTILE_HTML.values(), ids=HOSTILE_HTML)
def test_nothing_that_a_student_or_a_value_says_acts_in_the_page(root: Path, hostile: str) -> None:
    given = notebook(f'"""{hostile}"""')
    given.cells[0].source = f"# {hostile}"
    given.cells[6].source = f"## Exercise 2: {hostile} ●●○ · 10 min"
    given.cells[8].source = hostile
    made = outcome(hostile.replace("/", "|").replace("\\", "|"), hidden=0, notebook=dict(given), notes=[hostile])
    made.cells[5].outputs = [
        {"output_type": "display_data", "data": {"text/html": hostile}},
        {"output_type": "stream", "name": "stdout", "text": hostile},
        {"output_type": "error", "ename": hostile, "evalue": hostile, "traceback": [hostile]},
    ]
    made.cells[-1].checks = [CheckOutcome(hostile, False, "X2", f"`{hostile}`", hostile)]
    made.cells[-1].stopped = hostile
    made.exercises[1].messages = [hostile]
    store(made, root)
    path = write_feedback(made, root)
    assert path is not None
    page = path.read_text()
    assert live(re.sub(' class="rich"', "", body(page))) == []
    assert page.count("<title>") == page.count("</title>") == page.count("</style>") == 1


def test_nbgraders_own_command_writes_the_same_page(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = written(root)
    monkeypatch.chdir(root)
    config = Config()
    config.GenerateFeedback.exporter_class = "autograder.pages.feedback.FeedbackExporter"
    config.GenerateFeedback.preprocessors = ["nbgrader.preprocessors.GetGrades"]
    folders = CourseDirectory(config=config, root=str(root), assignment_id=LESSON)
    converter = GenerateFeedback(coursedir=folders, config=config, force=True)
    converter.start()
    assert (root / "feedback" / "ada" / LESSON / f"{LESSON}.html").read_text() == page
    assert converter.exporter_class is FeedbackExporter


def test_points_and_comments_of_a_person_are_what_the_learner_reads(root: Path) -> None:
    store(outcome(hidden=0.5), root)
    with Gradebook(f"sqlite:///{root}/gradebook.db") as book:
        book.find_grade("triple_hidden", LESSON, LESSON, "ada").manual_score = 1.75
        book.find_comment("triple", LESSON, LESSON, "ada").manual_comment = "Nearly <b>there</b>."
        book.db.commit()
    path = write_feedback(("ada", LESSON), root)
    assert path is not None
    page = path.read_text()
    assert re.search(r"5\.75 <small>of 6 points", page)
    assert "A person has changed these points." in page
    assert "Nearly &lt;b&gt;there&lt;/b&gt;." in page
    assert "2.75 of 3 points" in page


def test_a_comment_that_no_person_wrote_is_not_said_to_be_the_instructors(root: Path) -> None:
    store(outcome(unsafe=True, notebook=dict(notebook())), root)
    with Gradebook(f"sqlite:///{root}/gradebook.db") as book:
        comments = {book.find_comment(name, LESSON, LESSON, "ada").comment for name in ("double", "triple")}
    assert comments == {"Graded without the sandbox (--unsafe)."}
    path = write_feedback(("ada", LESSON), root)
    assert path is not None
    assert "Your instructor says" not in path.read_text()
    store(outcome(notebook=dict(notebook())), root)
    with Gradebook(f"sqlite:///{root}/gradebook.db") as book:
        assert book.find_comment("triple", LESSON, LESSON, "ada").comment == "No response."
    path = write_feedback(("ada", LESSON), root)
    assert path is not None
    assert "Your instructor says" not in path.read_text()


def test_a_late_penalty_is_said_and_taken_off(root: Path) -> None:
    made = outcome()
    store(made, root)
    with Gradebook(f"sqlite:///{root}/gradebook.db") as book:
        book.find_submission_notebook(LESSON, LESSON, "ada").late_submission_penalty = 2.0
        book.db.commit()
    path = write_feedback(made, root)
    assert path is not None
    assert re.search(r"4 <small>of 6 points", path.read_text())
    assert "2 points were taken off" in path.read_text()


def test_an_unreadable_hand_in_gets_a_page_that_says_why_and_no_points(root: Path) -> None:
    page = written(
        root, verdict=Verdict.UNREADABLE, notebook=None, cells=[], exercises=[], notes=["It is no <b>JSON</b>."]
    )
    assert "It is no &lt;b&gt;JSON&lt;/b&gt;." in page
    assert re.search(r"– <small>of 6 points", page)
    assert "no grade" in page


def test_our_failure_writes_no_page_and_leaves_the_old_one(root: Path) -> None:
    page = written(root)
    failed = outcome(verdict=Verdict.OUR_FAILURE, notebook=None, cells=[])
    store(failed, root)
    assert write_feedback(failed, root) is None
    assert (root / "feedback" / "ada" / LESSON / f"{LESSON}.html").read_text() == page


def test_feedback_for_what_was_never_graded_names_the_command(root: Path) -> None:
    with pytest.raises(GradebookError, match=f"nncourse grade {LESSON}"):
        write_feedback(("ada", LESSON), root)


def test_a_page_needs_no_gradebook(tmp_path: Path) -> None:
    page = page_of(outcome(hidden=0.5))
    assert re.search(r"4\.5 <small>of 6 points", page)
    assert SECRET not in page
    assert list(tmp_path.iterdir()) == []


def test_the_same_mistake_is_explained_once() -> None:
    made = outcome(hidden=0)
    made.cells[-1].checks = [
        CheckOutcome(f"triple({n}) gives {3 * n}", False, "X2", "Twice.", "<i>x</i>") for n in (1, 2)
    ]
    page = page_of(made)
    assert page.count('<p class="said">Twice.') == 1
    assert "1 more check fails the same way" in page


def test_every_verdict_has_words_and_a_sign() -> None:
    for verdict in Verdict:
        made = outcome(verdict=verdict)
        made.exercises = [ExerciseOutcome("double", verdict, 0, 3)]
        assert verdict.value in page_of(made)


def test_unsafe_grading_is_said() -> None:
    assert "--unsafe" in page_of(outcome(unsafe=True))
    assert "--unsafe" not in page_of(outcome())


@pytest.mark.parametrize(
    "cell",
    [
        new_markdown_cell("# 6 / 6 points: every check holds"),
        new_code_cell("# 6 / 6 points: every check holds"),
        new_markdown_cell("## Exercise 1: all right, 3 of 3 points ●○○ · 5 min"),
    ],
    ids=["markdown", "code", "exercise"],
)
@pytest.mark.parametrize("place", [0, 3])
def test_a_learners_own_cell_gives_the_page_no_heading(root: Path, cell: nbformat.NotebookNode, place: int) -> None:
    given = notebook()
    given.cells.insert(place, cell)
    page = written(root, notebook=dict(given))
    assert "<h1>03 · The delta rule</h1>" in page
    assert re.findall(r"<h2>(.*)</h2>", page) == ["1. twice as much", "2. three times as much"]
    assert "6 / 6 points" not in page
    assert "3 of 3 points ●" not in page


def test_a_lesson_of_which_there_is_no_source_goes_by_its_name(root: Path) -> None:
    (root / "source" / f"{LESSON}.py").unlink()
    page = written(root)
    assert f"<h1>{LESSON}</h1>" in page
    assert re.findall(r"<h2>(.*)</h2>", page) == ["double", "triple"]


def test_long_code_is_shown_and_all_of_it_is_escaped(root: Path) -> None:
    given = notebook("def double(x):\n    return 2 * x\n" + "# <b>long</b>\n" * 900)
    page = written(root, notebook=dict(given))
    assert page.count("# &lt;b&gt;long&lt;/b&gt;") == 900
    assert '<span class="k">def</span><span class="w"> </span><span class="nf">triple' in page
    assert '<span class="nf">double' not in page


def test_what_an_older_grader_put_into_the_folder_is_made_safe_too(root: Path) -> None:
    made = outcome()
    store(made, root)
    old = stored(root)
    html = new_output("display_data", data={"text/html": "<script>steal()</script>"})
    old.cells.append(new_code_cell("1", outputs=[html]))
    path = root / "autograded" / "ada" / LESSON / f"{LESSON}.ipynb"
    path.chmod(0o644)
    nbformat.write(old, path)
    written_to = write_feedback(made, root)
    assert written_to is not None
    assert "<script" not in written_to.read_text()


def test_a_secret_of_nbgraders_exchange_goes_with_the_page(root: Path) -> None:
    handed_in = root / "submitted" / "ada" / LESSON
    handed_in.mkdir(parents=True)
    (handed_in / "submission_secret.txt").write_text("abc")
    written(root)
    assert (root / "feedback" / "ada" / LESSON / "submission_secret.txt").read_text() == "abc"
