"""What made a publication, kept beside it: the SQL, rules, tolerances and standards, and the feed's SELECTs.

The files of the program change; an auditor of an old publication must read those by which it was made.
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
LIBRARIES = ("duckdb", "duckdb-extension-ducklake", "duckdb-engine", "great-expectations")


def texts() -> dict[str, bytes]:
    """Read every file that makes a figure, by its path in the program."""
    return {
        path.relative_to(REPOSITORY).as_posix(): path.read_bytes()
        for folder, pattern in MAKES_FIGURES
        for path in sorted((REPOSITORY / folder).rglob(pattern))
    }


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


def keep(settings: Settings, source: Source) -> tuple[str, str]:
    """Keep the program's texts and the feed's under their versions; return both."""
    program, feed = texts(), feed_texts(source)
    versions = version(program), version(feed)
    for held, name in ((program, versions[0]), (feed, f"{source.name}-{versions[1]}")):
        file = settings.warehouse / "program" / f"{name}.zip"
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            draft = file.with_suffix(".draft")
            draft.write_bytes(archive.pack(held))
            draft.replace(file)
    return versions


def kept_as(publication: Publication) -> tuple[str, str]:
    """Name the files in the warehouse that hold a publication's texts: the program's and the feed's."""
    feed = f"{publication.feed}-{publication.feed_version}"
    return f"program/{publication.code_version}.zip", f"program/{feed}.zip"


def kept(settings: Settings, name: str) -> dict[str, bytes]:
    """Return the texts of a file that `kept_as` names; none when they were not kept."""
    file = settings.warehouse / name
    return archive.unpack(file.read_bytes()) if file.exists() else {}


def _order(name: str) -> tuple[int, PurePosixPath]:
    path = PurePosixPath(name)
    places = [(folder, pattern[1:]) for folder, pattern in MAKES_FIGURES]
    return places.index((path.parts[0], path.suffix)) if len(path.parts) > 1 else 0, path
