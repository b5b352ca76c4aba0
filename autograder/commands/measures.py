"""The commands that measure: what a hand-in costs, what the lessons' tests are worth, what the framework can do."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from autograder.commands.arguments import AsJson, Lessons, Processes, chosen, root


def bench(
    lesson: Annotated[str, typer.Argument(help="The lesson whose reference answers are handed in.")] = "03",
    hand_ins: Annotated[int, typer.Option(help="How many.", min=1)] = 12,
    as_json: AsJson = False,
    framework: Annotated[
        bool, typer.Option("--framework", help="Seconds an epoch instead: the framework of lessons 12 and 13, PyTorch.")
    ] = False,
    rounds: Annotated[int, typer.Option(help="Epochs that each trains, with --framework.", min=1)] = 5,
) -> None:
    """CPU seconds a hand-in: the floor, ours, stock nbgrader, in one run; or, with --framework, of training."""
    from autograder.commands.bench import run_bench

    folder = root()
    if framework:
        from autograder.commands.framework_bench import run_framework_bench

        raise typer.Exit(0 if run_framework_bench(folder, rounds, as_json=as_json) else 1)
    run_bench(folder, chosen([lesson], folder)[0], hand_ins, as_json=as_json)


def mutants(
    lessons: Lessons = None,
    as_json: AsJson = False,
    processes: Processes = 0,
    sample: Annotated[int, typer.Option(help="Try only so many mutants a lesson, and no known answers.", min=0)] = 0,
    page: Annotated[bool, typer.Option("--page", help="Only write docs/validity.md, from what is known.")] = False,
) -> None:
    """Do the lessons' tests refuse every wrong answer, by name, and no right one? For all: write docs/validity.md."""
    if page:
        _write_page(root())
        return
    from autograder.commands.terminal import console, print_json
    from autograder.commands.terminal import progress as progress_bar
    from autograder.mutants.figures import figures, total
    from autograder.mutants.run import plan, run
    from autograder.mutants.table import terminal_table

    folder = root()
    plans = [plan(lesson, folder, sample) for lesson in chosen(lessons, folder)]
    tried = []
    with progress_bar(as_json) as bar:
        task = bar.add_task("trying", total=None)
        for of, one in run(plans, folder, processes=processes, expect=lambda count: bar.update(task, total=count)):
            tried.append((of, one))
            bar.advance(task)
    found = {each.lesson.name: figures(each, [one for of, one in tried if of is each]) for each in plans}
    complaints = 0
    for lesson, exercises in found.items():
        complaints += len(total(exercises).complaints)
        for name, numbers in exercises.items():
            if as_json:
                print_json({"lesson": lesson, "exercise": name, **numbers.as_data(), "complaints": numbers.complaints})
            else:
                for complaint in numbers.complaints:
                    console.print(f"{lesson} · {name}: {complaint}\n", markup=False, highlight=False, soft_wrap=True)
        if not as_json:
            console.print(terminal_table(lesson, exercises))
    if not lessons and not sample:
        _write_page(folder)
    raise typer.Exit(1 if complaints else 0)


def reproduce(
    rows: Annotated[list[str] | None, typer.Argument(metavar="ROW", help="Such as 300; all if none.")] = None,
    seeds: Annotated[int, typer.Option(help="How many; the first is 0.", min=1)] = 3,
    quick: Annotated[bool, typer.Option("--quick", help="Two epochs on 2,000 pictures: does it run?")] = False,
    validate: Annotated[
        bool, typer.Option("--validate", help="Judge on 10,000 training pictures kept apart, to choose settings.")
    ] = False,
    page: Annotated[bool, typer.Option("--page", help="Only write docs/reproductions.md, from what was run.")] = False,
    as_json: AsJson = False,
) -> None:
    """Published test errors of networks on MNIST, and those of lessons 12 and 13; resumes (an hour and more)."""
    from autograder.commands.reproduce import run_reproduce, write_page
    from autograder.reproductions.row import ROWS

    folder = root()
    if page:
        print(write_page(folder).relative_to(folder))
        return
    known = {row.name: row for row in ROWS}
    if unknown := [name for name in rows or () if name not in known]:
        raise typer.BadParameter(f"there is no row {unknown[0]!r}; there are {', '.join(known)}")
    wanted = [known[name] for name in rows or known]
    run_reproduce(folder, wanted, range(seeds), quick=quick, validate=validate, as_json=as_json)


def _write_page(folder: Path) -> None:
    """Write docs/validity.md from all that was tried; it says which lessons have not been tried as a whole."""
    from autograder.mutants.figures import figures
    from autograder.mutants.page import page
    from autograder.mutants.run import kept_of, plan

    found, tried, missing = {}, 0, []
    for lesson in chosen(None, folder):
        planned = plan(lesson, folder)
        kept = kept_of(planned, folder)
        if kept is None:
            missing.append(lesson.name)
            continue
        found[lesson.name] = figures(planned, kept)
        tried += len(kept)
    (folder / "docs" / "validity.md").write_text(page(found, missing, date.today(), tried), encoding="utf-8")
    print(f"docs/validity.md: {len(found)} lessons; not tried as a whole yet: {', '.join(missing) or 'none'}")
