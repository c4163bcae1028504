"""What a user is told when something cannot be done: one message, or all of a file at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Message:
    """A text key of `oversight/text` with its values, said in the reader's language only when shown."""

    key: str
    params: dict[str, object] = field(default_factory=dict)


class Problem(Exception):
    """Something the user must put right; carries every message that was found, never only the first."""

    def __init__(self, key: str, /, **params: object) -> None:
        super().__init__(key)
        self.messages: tuple[Message, ...] = (Message(key, params),)

    def __str__(self) -> str:
        return "; ".join(f"{message.key} {message.params}" for message in self.messages)


def raise_all(messages: Iterable[Message]) -> None:
    """Raise one Problem that carries all the messages; do nothing when there are none."""
    found = tuple(messages)
    if found:
        problem = Problem(found[0].key, **found[0].params)
        problem.messages = found
        raise problem
