"""Who may see what: names and identifiers of persons are masked unless the role may see them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from oversight.settings import Role

PERSONS = frozenset({"retail", "rural_household"})
IN_KEYS = frozenset({"name", "customer_name", "registered_name", "id_number", "born_on"})
HOLD_KEYS = frozenset({"failed_key", "waived_key"})


def sees_persons(role: Role) -> bool:
    """Say whether a role may see names and identifiers of persons."""
    return role == "auditor"


def mask(text: str) -> str:
    """Keep the first character alone, which is the family name of most Chinese persons."""
    return text[:1] + "*" * max(2, min(len(text) - 1, 6))


def masked(
    columns: Sequence[str], rows: Sequence[tuple[Any, ...]], personal: Sequence[str], role: Role
) -> tuple[tuple[Any, ...], ...]:
    """Mask the personal columns of persons, and of everyone where no customer type tells firms apart."""
    hidden = [columns.index(name) for name in personal if name in columns]
    if sees_persons(role) or not hidden:
        return tuple(rows)
    kind = columns.index("customer_type") if "customer_type" in columns else None

    def shown(row: tuple[Any, ...]) -> tuple[Any, ...]:
        if kind is not None and row[kind] not in PERSONS:
            return row
        return tuple(
            mask(str(cell)) if i in hidden and cell is not None else cell for i, cell in enumerate(row)
        )

    return tuple(shown(row) for row in rows)


def masked_keys(columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> tuple[tuple[Any, ...], ...]:
    """Mask what names a person inside the keys of rows, which are written as JSON."""
    places = [i for i, name in enumerate(columns) if name in HOLD_KEYS]

    def shown(cell: str) -> str:
        key = json.loads(cell)
        if not IN_KEYS & key.keys():
            return cell
        hidden = {
            name: mask(str(value)) for name, value in key.items() if name in IN_KEYS and value is not None
        }
        return json.dumps({**key, **hidden}, ensure_ascii=False, separators=(",", ":"))

    return (
        tuple(
            tuple(shown(cell) if i in places and cell is not None else cell for i, cell in enumerate(row))
            for row in rows
        )
        if places
        else tuple(rows)
    )
