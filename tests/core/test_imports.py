"""The rooms depend on each other in one direction only."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
ROOMS = ("oversight", "pages", "data_checks", "sample_data")
FILES = [path for room in ROOMS for path in sorted((REPOSITORY / room).rglob("*.py"))] + [
    REPOSITORY / "app.py"
]


def imported(path: Path) -> set[str]:
    """Full names of what a file imports, `from a import b` as a.b."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return names


def uses(path: Path, module: str) -> bool:
    return any(name == module or name.startswith(f"{module}.") for name in imported(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_directions(path: Path) -> None:
    place = path.relative_to(REPOSITORY)
    assert not uses(path, "pages"), "nothing imports pages"
    if uses(path, "streamlit"):
        assert place.parts[0] == "pages" or place.parts[:2] == ("oversight", "frame"), (
            "only frame and pages draw"
        )
    if place.parts[0] == "pages":
        assert not uses(path, "duckdb")
        assert not uses(path, "data_checks")
    if uses(path, "great_expectations"):
        assert place.parts[0] == "data_checks"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_one_room_opens_duckdb_and_one_reads_the_environment(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    place = str(path.relative_to(REPOSITORY))
    if place != "oversight/warehouse.py":
        assert "duckdb.connect(" not in text
    if place not in ("oversight/settings.py", "data_checks/expectations.py"):
        assert "os.environ" not in text
        assert "getenv" not in text


def test_the_app_runs_without_great_expectations() -> None:
    script = (
        "import sys, oversight.queries, oversight.frame, oversight.charts, oversight.publications\n"
        "print(sorted({'great_expectations', 'sqlalchemy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
