"""What made a publication, kept beside it: SQL, rules, tolerances, standards, the feed's SELECTs, Python.

The files of the program change; an auditor of an old publication must read those by which it was made. Python
has a version of its own, so that an upgrade of the program is not taken for a change of the rules.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Mapping
from importlib import metadata
from pathlib import PurePosixPath

from oversight import archive
from oversight.publications import Publication
from oversight.settings import REPOSITORY, Settings
from oversight.source import Source

MAKES_FIGURES = (
    ("queries", "*.sql"),
    ("data_checks", "*.sql"),
    ("data_checks", "*.toml"),
    ("oversight", "*.toml"),
)
PYTHON = ("app.py", "data_checks/**/*.py", "oversight/**/*.py", "pages/**/*.py")
LIBRARIES = ("duckdb", "duckdb-extension-ducklake", "duckdb-engine", "great-expectations")


def texts() -> dict[str, bytes]:
    """Read every file that makes a figure, by its path in the program."""
    return {
        path.relative_to(REPOSITORY).as_posix(): path.read_bytes()
        for folder, pattern in MAKES_FIGURES
        for path in sorted((REPOSITORY / folder).rglob(pattern))
    }


def python_texts() -> dict[str, bytes]:
    """Read every Python file that loads, checks, publishes or shows, by its path in the program."""
    found = {path for pattern in PYTHON for path in REPOSITORY.glob(pattern)}
    return {path.relative_to(REPOSITORY).as_posix(): path.read_bytes() for path in sorted(found)}


def feed_texts(source: Source) -> dict[str, bytes]:
    """Read a feed's description and SELECTs by the names of their files."""
    paths = [source.folder / "source.toml", *source.folder.glob("*.sql")]
    return {path.name: path.read_bytes() for path in sorted(paths)}


def version(held: Mapping[str, bytes]) -> str:
    """Digest texts: each path and content, in the order of `MAKES_FIGURES` and then of the paths."""
    digest = hashlib.sha256()
    for name in sorted(held, key=_order):
        digest.update(name.encode() + held[name])
    return digest.hexdigest()[:12]


def libraries() -> str:
    """Name the libraries that a figure hangs on, with their versions."""
    found = [("python", platform.python_version()), *((name, metadata.version(name)) for name in LIBRARIES)]
    return ", ".join(f"{name} {number}" for name, number in found)


def keep(settings: Settings, source: Source) -> None:
    """Keep the program's texts and the feed's under the versions that a publication records of them."""
    program, feed, python = texts(), feed_texts(source), python_texts()
    named = (
        (version(program), program),
        (f"{source.name}-{version(feed)}", feed),
        (f"python-{version(python)}", python),
    )
    for name, held in named:
        file = settings.warehouse / "program" / f"{name}.zip"
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            draft = file.with_suffix(".draft")
            draft.write_bytes(archive.pack(held))
            draft.replace(file)


def kept_as(publication: Publication) -> dict[str, str]:
    """Name the files in the warehouse that hold a publication's texts: the rules, the feed's, Python."""
    named = {
        "program": publication.code_version,
        "feed": f"{publication.feed}-{publication.feed_version}",
        "python": publication.program_version and f"python-{publication.program_version}",
    }
    return {folder: f"program/{name}.zip" for folder, name in named.items() if name}


def kept(settings: Settings, name: str) -> dict[str, bytes]:
    """Return the texts of a file that `kept_as` names; none when they were not kept."""
    file = settings.warehouse / name
    return archive.unpack(file.read_bytes()) if file.exists() else {}


def _order(name: str) -> tuple[int, PurePosixPath]:
    path = PurePosixPath(name)
    places = [(folder, pattern[1:]) for folder, pattern in MAKES_FIGURES]
    place = path.parts[0], path.suffix
    return places.index(place) if place in places else 0, path
