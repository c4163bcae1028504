"""Who may see what: names and identifiers of persons are masked unless the role may see them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from oversight.settings import Role

PERSONS = frozenset({"retail", "rural_household"})


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
