"""What learners open is what the lessons' texts say."""

from pathlib import Path

from autograder.lessons.builder import release

ROOT = Path(__file__).parents[1]


def test_release_is_what_a_build_of_the_sources_gives(tmp_path):
    (tmp_path / "source").symlink_to(ROOT / "source")
    release(tmp_path)
    fresh, committed = (
        {str(path.relative_to(folder)): path.read_bytes() for path in folder.glob("*/*") if path.is_file()}
        for folder in (tmp_path / "release", ROOT / "release")
    )
    stale = sorted(name for name in fresh.keys() | committed.keys() if fresh.get(name) != committed.get(name))
    assert not stale, f"{', '.join(stale)}: run `make release` and commit the result"
