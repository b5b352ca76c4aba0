"""The command `nncourse`: everything a learner, an instructor or an author does here.

Exit status: 0 when everything asked for was done, 1 when something could not be, 2 when the command was
misused.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")  # before numpy is loaded: more threads slow small matrices down

import typer  # noqa: E402

from autograder.commands import measures  # noqa: E402
from autograder.commands.arguments import AsJson, Lessons, Processes, Unsafe  # noqa: E402
from autograder.commands.arguments import chosen as _chosen  # noqa: E402
from autograder.commands.arguments import root as _root  # noqa: E402
from autograder.commands.ending import Stoppable, run  # noqa: E402

app = typer.Typer(
    cls=Stoppable,
    help="Introduction to Neural Networks: lessons that grade themselves.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Run the command; what a user can mend is said in words, without a traceback."""
    run(app)


@app.command()
def demo(as_json: AsJson = False, processes: Processes = 0) -> None:
    """The main job, end to end: a sample class hands in, is graded, and is reported on."""
    from autograder.commands.demo import run_demo

    raise typer.Exit(0 if run_demo(_root(), as_json=as_json, processes=processes) else 1)


@app.command()
def build() -> None:
    """Build the notebooks with answers and hidden tests, which nbgrader reads, from source/."""
    from autograder.lessons.builder import build as build_all

    for built in build_all(_root()):
        print(f"{'written  ' if built.changed else 'unchanged'} {built.path}")


@app.command()
def release() -> None:
    """Build the notebooks that learners open, from source/."""
    from autograder.lessons.builder import build as build_all
    from autograder.lessons.builder import release as release_all

    root = _root()
    build_all(root)
    for built in release_all(root):
        print(f"{'written  ' if built.changed else 'unchanged'} {built.path}")


@app.command()
def lab(open_it: Annotated[bool, typer.Option("--open/--no-open", help="Open JupyterLab.")] = True) -> None:
    """Copy new lessons to work/, never over yours, and open JupyterLab there."""
    from autograder.commands.lab import FOLDER, fetch_lessons, open_lab

    root = _root()
    new = fetch_lessons(root)
    print(f"{len(new)} new lesson{'' if len(new) == 1 else 's'} in {root / FOLDER}; nothing there was changed.")
    if open_it:
        open_lab(root)


@app.command()
def check(
    lesson: Annotated[str, typer.Argument(help="The lesson, such as 3, 03 or 03_delta_rule.")],
    notebook: Annotated[Path | None, typer.Argument(help="Your notebook; by default the one in work/.")] = None,
    as_json: AsJson = False,
    unsafe: Unsafe = False,
) -> None:
    """Grade your own notebook, hidden tests and all."""
    from autograder.commands.self_check import check_work
    from autograder.commands.terminal import console, exercise_table, points_text, print_json, shown, verdict_text

    root = _root()
    outcome = check_work(root, _chosen([lesson], root)[0], notebook, unsafe=unsafe)
    if as_json:
        print_json(outcome.summary())
        return
    console.print(exercise_table(outcome.exercises, outcome.lesson))
    for note in outcome.notes:
        console.print(shown(note, 600))
    console.print(f"{verdict_text(outcome.verdict)}: {points_text(outcome.points, outcome.max_points)} points")


@app.command()
def progress() -> None:
    """What you have begun in work/, and what is next."""
    from rich.table import Table

    from autograder.commands.self_check import progress_of
    from autograder.commands.terminal import console

    root = _root()
    table = Table("lesson", "exercises begun")
    following = None
    for lesson, begun in progress_of(root, _chosen(None, root)):
        table.add_row(lesson.name, "not fetched yet" if begun is None else f"{begun} of {len(lesson.exercises)}")
        if following is None and begun != len(lesson.exercises):
            following = lesson.name
    console.print(table)
    console.print(f"Next: {following}. `nncourse check {following[:2]}` grades it." if following else "All begun.")


@app.command()
def grade(
    lessons: Lessons = None,
    as_json: AsJson = False,
    unsafe: Unsafe = False,
    processes: Processes = 0,
    feedback: Annotated[bool, typer.Option(help="Write feedback pages as well.")] = True,
    again: Annotated[bool, typer.Option("--again", help="Also what has been graded before.")] = False,
) -> None:
    """Grade what is in submitted/; resumes; skips what has been graded unchanged."""
    from autograder.commands.terminal import console, outcome_table, print_json, shown
    from autograder.commands.terminal import progress as progress_bar
    from autograder.grading import Graded, grade_class
    from autograder.records.handed_in import hand_in_path
    from autograder.verdict import Verdict

    root = _root()
    done: list[Graded] = []
    with progress_bar(as_json) as bar:
        task = bar.add_task("grading", total=None)
        for graded in grade_class(
            root,
            _chosen(lessons, root),
            processes=processes,
            unsafe=unsafe,
            feedback=feedback,
            again=again,
            expect=lambda count: bar.update(task, total=count),
        ):
            done.append(graded)
            bar.advance(task)
            if as_json:
                print_json(graded.outcome.summary())
    failures = sum(graded.outcome.verdict is Verdict.OUR_FAILURE for graded in done)
    if not as_json and not done:
        place = hand_in_path(root, "STUDENT", "LESSON").parent
        console.print(f"Nothing is handed in. Put notebooks in {shown(str(place), 2000)}.")
    elif not as_json:
        outcomes = sorted((graded.outcome for graded in done), key=lambda each: (each.lesson, each.student))
        console.print(outcome_table(outcomes, "Graded"))
        old = sum(not graded.new for graded in done)
        console.print(f"{len(done)} hand-ins, {old} of them graded before. Feedback: {root / 'feedback'}")
        if failures:
            console.print(f"[bold red]{failures} could not be graded, by our own failure; they stay in the queue.[/]")
    raise typer.Exit(1 if failures else 0)


@app.command()
def report(path: Annotated[Path | None, typer.Argument(help="Where to write it.")] = None) -> None:
    """Write a class report: one HTML page, with where the class stumbles."""
    from autograder.pages.class_report import class_report
    from autograder.records.gradebook import points_of
    from autograder.records.journal import Journal

    root = _root()
    path = path or root / "reports" / "class.html"
    with Journal(root) as journal:
        class_report(journal.latest(), path, points_of(root))
    print(path)


@app.command()
def export(
    format_: Annotated[str, typer.Argument(metavar="FORMAT", help="plain, moodle or canvas.")] = "plain",
    path: Annotated[Path | None, typer.Argument(help="Where to write it.")] = None,
) -> None:
    """Write the grades as CSV; what is ungraded stays empty."""
    from autograder.records.export import KINDS
    from autograder.records.export import export as write_grades
    from autograder.records.gradebook import points_of
    from autograder.records.names_alike import names_alike

    if format_ not in KINDS:
        raise typer.BadParameter(f"there is no format {format_!r}; there are {', '.join(KINDS)}")
    root = _root()
    standings = points_of(root)
    for sentence in names_alike(student for student, _ in standings):
        print(f"nncourse: {sentence}", file=sys.stderr)
    print(write_grades(standings, format_, path or root / "reports" / f"grades_{format_}.csv"))


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Is this machine fit to grade? What is missing, and the command that mends it."""
    from autograder.commands.doctor import examine
    from autograder.commands.terminal import console, print_json, shown

    fit = True
    for finding in examine(_root()):
        fit = fit and (finding.ok or not finding.needed)
        if as_json:
            print_json({"name": finding.name, "ok": finding.ok, "detail": finding.detail, "mend": finding.mend})
            continue
        mark = "[green]ok [/]" if finding.ok else "[red]no [/]"
        mend = f"\n      → {shown(finding.mend, 600)}" if finding.mend and not finding.ok else ""
        console.print(f"{mark} {shown(finding.name)}: {shown(finding.detail, 600)}{mend}")
    raise typer.Exit(0 if fit else 1)


app.command()(measures.bench)
app.command()(measures.mutants)
app.command()(measures.reproduce)


if __name__ == "__main__":
    main()
