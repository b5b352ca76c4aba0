"""The rules of the house, on the files as they are."""

import ast
import re
import subprocess
import sysconfig
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
ROOMS = ["source", "release", "course", "autograder", "data", "tests", "docs", ".ci", ".github/workflows"]
DOORS = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "LICENSE",
    "LICENSE-PROSE",
    "Makefile",
    "system-packages.sh",
    "pyproject.toml",
    "constraints.txt",
    "nbgrader_config.py",
    ".ci/run",
]
MADE = {".git", ".venv", "build", "work", "submitted", "autograded", "feedback", "reports", "__pycache__"}
VAGUE = {"utils", "util", "helpers", "common", "misc", "base", "manager"}
LONGEST = 250
PACKAGE_FILES = sorted(path for room in ("course", "autograder") for path in (ROOT / room).rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def tracked() -> list[Path]:
    """The files of the project: git's where it can say, else all that nothing made."""
    git = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=False)
    if git.returncode == 0 and git.stdout:
        names = [ROOT / name for name in git.stdout.decode().split("\0") if name]
    else:
        names = list(ROOT.rglob("*"))
    return [path for path in names if path.is_file() and not MADE & set(path.relative_to(ROOT).parts)]


def pins() -> dict[str, str]:
    lines = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in (line.split("==") for line in lines)}


def asked_for() -> list[Requirement]:
    groups = [
        PROJECT["build-system"]["requires"],
        PROJECT["project"]["dependencies"],
        *PROJECT["project"].get("optional-dependencies", {}).values(),
        *PROJECT["dependency-groups"].values(),
    ]
    return [Requirement(line) for group in groups for line in group]


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_is_there_and_in_use(room):
    assert any((ROOT / room).iterdir())


@pytest.mark.parametrize("door", DOORS)
def test_every_document_and_door_is_there(door):
    assert (ROOT / door).stat().st_size > 0


def test_no_file_names_a_folder_of_the_machine_it_was_written_on():
    # A checkout right below the root ("/src") has a name too short to tell from an innocent one.
    here = re.escape(str(ROOT)) + r"(?![\w-])|" if len(ROOT.parts) > 2 else ""
    private = re.compile((here + r"/home/\w+/|/Users/\w+/|[A-Z]:\\Users\\").encode())
    found = [
        f"{path.relative_to(ROOT)}: {match.group().decode()}"
        for path in tracked()
        if path.suffix not in {".gz", ".png"} and (match := private.search(path.read_bytes()))
    ]
    assert not found, f"Write paths relative to the checkout, or made in a temporary folder: {found}"


@pytest.mark.parametrize("path", PACKAGE_FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_package_file_says_what_it_holds_and_stays_short(path):
    text = path.read_text()
    assert ast.get_docstring(ast.parse(text)), "The first line of a module says what it holds."
    assert text.count("\n") <= LONGEST, f"Over {LONGEST} lines: this file holds two nouns."
    assert path.stem not in VAGUE, "A file is named for the noun it holds."


def test_every_pin_is_one_exact_version_for_every_build():
    for name, version in pins().items():
        assert re.fullmatch(r"[0-9][0-9a-z.]*", version), f"{name}=={version}: neither a range nor a local version."


def test_everything_asked_for_is_pinned_to_a_version_that_satisfies_it():
    pinned = pins()
    for requirement in asked_for():
        name = canonicalize_name(requirement.name)
        assert name in pinned, f"{requirement} has no pin in constraints.txt: run `make lock`."
        assert pinned[name] in requirement.specifier


def test_every_pin_runs_on_the_oldest_python_that_is_promised():
    # soupsieve 4.1.1 asks for Python 3.11.5, and Debian 12 has 3.11.2: there, such a pin cannot be had.
    oldest = PROJECT["project"]["requires-python"].removeprefix(">=") + ".0"
    pinned = pins()
    too_new = [
        f"{found.metadata['Name']} {found.version}: Python {needs}"
        for found in distributions()
        if canonicalize_name(found.metadata["Name"]) in pinned
        and (needs := found.metadata["Requires-Python"])
        and oldest not in SpecifierSet(needs)
    ]
    assert not too_new, f"Pin older versions, so that Python {oldest} can have them: {too_new}"


def test_the_installed_versions_are_the_pinned_ones():
    # Not all of sys.path: setuptools brings copies of other packages along, and puts them there when imported.
    folders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    found_here = distributions(path=sorted(folders))
    installed = {canonicalize_name(found.metadata["Name"]): found.version for found in found_here}
    wrong = {
        name: (installed[name], version)
        for name, version in pins().items()
        if name in installed and installed[name].split("+")[0] != version
    }
    assert not wrong, f"Installed, pinned: {wrong}. Remove .venv/ready and run `make setup`."


def test_the_pinned_pip_knows_dependency_groups():
    assert pins()["pip"] in SpecifierSet(">=25.1")


def test_make_help_lists_every_target():
    makefile = (ROOT / "Makefile").read_text()
    targets = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE).group(1).split()
    shown = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"^ +make (\w+) +\S", shown, re.MULTILINE) == targets


def test_what_ci_runs_is_what_people_run():
    for path in (".ci/run", ".github/workflows/test.yml"):
        text = (ROOT / path).read_text()
        assert "make test" in text
        assert not re.search(r"\b(pytest|ruff|mypy)\b", text)


@pytest.mark.parametrize("what", [["sandbox"], ["python", "python3"], ["nothing of the kind"]])
def test_system_packages_are_looked_for_without_a_network(what, tmp_path):
    # An apt-get that fails: where all is there, it must not be called.
    (tmp_path / "apt-get").write_text("#!/bin/sh\necho called >&2\nexit 70\n")
    (tmp_path / "apt-get").chmod(0o755)
    command = f'PATH="{tmp_path}:$PATH" exec ./system-packages.sh "$@"'
    done = subprocess.run(["sh", "-c", command, "sh", *what], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == (2 if what == ["nothing of the kind"] else 0), done.stderr


def test_a_missing_system_package_is_named_with_the_command(tmp_path):
    # A machine that has the shell's own tools and no more, and a user who may not install.
    for tool, answer in {"uname": "echo Linux", "id": "echo 1000", "python3": "exit 1"}.items():
        (tmp_path / tool).write_text(f"#!/bin/sh\n{answer}\n")
        (tmp_path / tool).chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", str(ROOT / "system-packages.sh"), "sandbox", "browser"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "sudo apt-get install --no-install-recommends bubblewrap libseccomp2 chromium" in done.stderr
