"""The entry of the waivers file that lets one failing row through, but for what a person must say."""

from __future__ import annotations

import datetime as dt
import json

LONGEST = dt.timedelta(days=90)


def entry(source: str, rule: str, key: str, day: dt.date) -> str | None:
    """Write the entry for a row named by its key as JSON; None where the key has a part that is not known."""
    parts = json.loads(key)
    if any(value is None for value in parts.values()):
        return None
    named = ", ".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in parts.items())
    return "\n".join(
        [
            "[[waiver]]",
            f'source = "{source}"',
            f'rule = "{rule}"',
            f"key = {{ {named} }}",
            'reason = { en = "", zh = "" }',
            'owner = ""',
            'approver = ""',
            f"approved_on = {day}",
            f"until = {day + LONGEST}",
        ]
    )
