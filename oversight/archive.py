"""Archives whose bytes hang on their contents alone: equal members give equal files, on any machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

# Of all dates a ZIP can hold the earliest; the hour at which a file was packed says nothing about it.
NO_TIME = (1980, 1, 1, 0, 0, 0)
UNREADABLE = (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, RuntimeError, KeyError)


def pack(members: Mapping[str, bytes]) -> bytes:
    """Write a ZIP, its members in order of name; not compressed, as compressors differ between machines."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, members[name])
    return held.getvalue()


def unpack(content: bytes) -> dict[str, bytes]:
    """Read every member. Raises BadArchive naming those that cannot be read, none where all is unreadable."""
    found, damaged = {}, []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                try:
                    found[name] = archive.read(name)
                except UNREADABLE:
                    damaged.append(name)
    except UNREADABLE as error:
        raise BadArchive from error
    if damaged:
        raise BadArchive(", ".join(damaged))
    return found


class BadArchive(Exception):
    """A file that is not a ZIP, or one of whose members cannot be read; names them."""
