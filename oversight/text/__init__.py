"""What users read, in every language: one TOML file an area, both languages side by side."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import cast, get_args

from oversight.problems import Message
from oversight.settings import Language

FOLDER = Path(__file__).parent
LANGUAGES: tuple[Language, ...] = get_args(Language)


class UnknownText(KeyError):
    """A key that no file of texts holds: a mistake of the program, never shown as a blank."""


def say(key: str, language: str, /, **params: object) -> str:
    """Return the text of `area.name` in the language, with its `{placeholders}` filled in.

    Raises UnknownText for a key, a language or a placeholder that does not exist.
    """
    area, _, name = key.partition(".")
    try:
        return _area(area)[name][language].format_map(params)
    except KeyError as missing:
        raise UnknownText(f"{key} ({language}): {missing}") from None


def told(message: Message, language: str) -> str:
    """Say a message, and in the same language those that it holds, alone or in a tuple."""
    params = {name: _in_words(value, language) for name, value in message.params.items()}
    return say(message.key, language, **params)


def _in_words(value: object, language: str) -> object:
    if isinstance(value, Message):
        return told(value, language)
    if isinstance(value, tuple) and all(isinstance(one, Message) for one in value):
        return say("frame.and", language).join(told(one, language) for one in value)
    return value


def known(key: str) -> bool:
    """Say whether there is a text for the key, for labels of values that a feed may bring along."""
    area, _, name = key.partition(".")
    return name in _area(area)


@cache
def areas() -> tuple[str, ...]:
    """Return the names of the areas that have texts."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.toml")))


@cache
def _area(area: str) -> dict[str, dict[str, str]]:
    if area not in areas():
        raise UnknownText(area)
    content = tomllib.loads((FOLDER / f"{area}.toml").read_text(encoding="utf-8"))
    return cast("dict[str, dict[str, str]]", content)


def entries() -> dict[str, dict[str, str]]:
    """Return every text by its full key, for the test that compares languages."""
    return {f"{area}.{name}": entry for area in areas() for name, entry in _area(area).items()}
