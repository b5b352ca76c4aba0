"""Seeds: the same for the same hand-in, others for others, and known to nobody without the secret."""

import multiprocessing
import stat

import pytest

from autograder.examiner.seed import SECRET, seed_for
from course.errors import CourseError


def test_a_seed_is_the_same_at_every_grading(tmp_path):
    assert seed_for(tmp_path, "ada", "03", "abc") == seed_for(tmp_path, "ada", "03", "abc")
    assert 0 <= seed_for(tmp_path, "ada", "03", "abc") < 1 << 32


def test_students_lessons_attempts_and_courses_have_seeds_of_their_own(tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    seeds = {
        seed_for(tmp_path, "ada", "03", "abc"),
        seed_for(tmp_path, "bob", "03", "abc"),
        seed_for(tmp_path, "ada", "04", "abc"),
        seed_for(tmp_path, "ada", "03", "abd"),
        seed_for(other, "ada", "03", "abc"),
    }
    assert len(seeds) == 5


def test_names_do_not_run_into_each_other(tmp_path):
    assert seed_for(tmp_path, "ab", "c", "d") != seed_for(tmp_path, "a", "bc", "d")


def test_names_that_are_no_text_have_a_seed(tmp_path):
    assert seed_for(tmp_path, "\udcff", "03", "") >= 0


def test_the_secret_is_readable_by_its_owner_only(tmp_path):
    seed_for(tmp_path, "ada", "03", "abc")
    assert stat.S_IMODE((tmp_path / SECRET).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [SECRET]


def test_graders_that_start_together_agree_on_one_secret(tmp_path):
    context = multiprocessing.get_context("spawn")
    with context.Pool(4) as pool:
        seeds = pool.starmap(seed_for, [(tmp_path, "ada", "03", "abc")] * 16, chunksize=1)
    assert len(set(seeds)) == 1


def test_a_damaged_secret_is_an_error_that_says_what_to_do(tmp_path):
    (tmp_path / SECRET).write_text("no hexadecimal number")
    with pytest.raises(CourseError, match="delete it"):
        seed_for(tmp_path, "ada", "03", "abc")
