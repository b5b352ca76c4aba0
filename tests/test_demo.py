"""`nncourse demo`, as a newcomer runs it: the main job, end to end."""

import json
import os
import subprocess
import sys
from pathlib import Path

from nbgrader.api import Gradebook

ROOT = Path(__file__).parents[1]


def test_the_demonstration_ends_with_the_verdicts_it_must_and_leaves_grades_and_feedback() -> None:
    command = [sys.executable, "-m", "autograder.main", "demo", "--json"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    outcomes = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(outcomes) >= 30
    assert len({outcome["lesson"] for outcome in outcomes}) == 3
    place = ROOT / "build" / "demo"
    graded = {(o["student"], o["lesson"]): o["points"] for o in outcomes if o["verdict"] != "unreadable"}
    with Gradebook(f"sqlite:///{place / 'gradebook.db'}") as book:
        for (student, lesson), points in graded.items():
            assert abs(book.find_submission(lesson, student).score - points) < 1e-3
    for outcome in outcomes:
        page = place / "feedback" / outcome["student"] / outcome["lesson"] / f"{outcome['lesson']}.html"
        text = page.read_text()
        assert "BEGIN HIDDEN" not in text
        for exercise in outcome["exercises"]:
            if exercise["mistakes"]:
                assert exercise["name"] in text
