"""Every text exists in every language with the same placeholders, and every text that is asked for exists."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from string import Formatter

import pytest

from oversight import measures, queries, text
from oversight.frame.places import PAGES
from oversight.problems import Message
from oversight.reader import Reader
from oversight.statement import named_queries
from tests.pages.app import REPOSITORY

ROOMS = ("oversight", "pages", "data_checks", "sample_data")
HAN = re.compile(r"[\u4e00-\u9fff]")
SAME_IN_BOTH = {"frame.language_en", "frame.language_zh"}


def test_a_key_that_does_not_exist_is_refused() -> None:
    for key in ("frame.no_such_text", "no_such_area.text", "frame"):
        with pytest.raises(text.UnknownText):
            text.say(key, "en")
    with pytest.raises(text.UnknownText):
        text.say("frame.latest", "en")


@pytest.mark.parametrize("key", sorted(text.entries()))
def test_a_text_is_complete(key: str) -> None:
    entry = text.entries()[key]
    assert entry.keys() == {"en", "zh"}
    assert all(said.strip() or key == "overview.between_sentences" for said in entry.values())
    placeholders = {
        language: {name for _, name, _, _ in Formatter().parse(said) if name}
        for language, said in entry.items()
    }
    assert placeholders["en"] == placeholders["zh"]
    if key not in SAME_IN_BOTH:
        assert not HAN.search(entry["en"])


def test_every_text_that_the_code_names_exists() -> None:
    asked = set(_keys_in_code())
    assert len(asked) > 100, "the search must find the calls"
    there = text.entries()
    assert sorted(key for key in asked if not any(_means(key, one) for one in there)) == []


def test_every_text_is_asked_for_somewhere() -> None:
    asked = {*_keys_in_code(), *(f"{page}.{part}" for page in PAGES for part in ("title", "lead"))}
    looked_up = ("column.", "label.", "unit.", "cli.")  # by names and values that only a run knows
    left = [
        key
        for key in text.entries()
        if not key.startswith(looked_up) and not any(_means(one, key) for one in asked)
    ]
    assert left == []


@pytest.mark.parametrize("page_name", PAGES)
def test_every_page_has_its_title_and_lead(page_name: str) -> None:
    assert {f"{page_name}.title", f"{page_name}.lead"} <= text.entries().keys()


@pytest.mark.usefixtures("real_warehouse")
def test_every_result_column_has_a_heading_in_both_languages() -> None:
    shown = [name for name, query in named_queries().items() if query.theme != "scope"]
    readers = [Reader(language, "USD") for language in text.LANGUAGES]
    for name in shown:
        for column in queries.run(name, "cmbs_abs_ee").columns:
            bare = column.removesuffix("_en").removesuffix("_zh")
            assert all(reader.column(bare) for reader in readers), f"{name}.{column}"


def test_no_measure_is_named_twice() -> None:
    named = {key.removeprefix("column.") for key in text.entries() if key.startswith("column.")}
    assert named & measures.measures().keys() == set()


def test_what_a_message_holds_is_no_english_sentence() -> None:
    """Values are names, numbers and other messages: words stand in the texts, where both languages are."""
    calls = [
        (path, node)
        for room in ROOMS
        for path in sorted((REPOSITORY / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Message", "Problem")
    ]
    assert len(calls) > 60, "the search must find the calls"
    said = [
        f"{path.name}: {part.value}"
        for path, call in calls
        for given in (*call.args[1:], *(keyword.value for keyword in call.keywords))
        for part in ast.walk(given)
        if isinstance(part, ast.Constant) and re.search(r"[A-Za-z]+ [A-Za-z]+", str(part.value))
    ]
    assert said == []


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_a_message_says_what_it_holds_in_its_own_language(language: text.Language) -> None:
    inner = Message("differs.text_missing", {"file": "a.zip"})
    said = text.told(Message("differs.publication", {"number": 2, "what": inner}), language)
    assert said == text.say("differs.publication", language, number=2, what=text.told(inner, language))
    several = Message("frame.freshness_not_dated", {"inputs": (inner, inner)})
    assert text.told(several, language).count(text.told(inner, language)) == 2


def _keys_in_code() -> Iterator[str]:
    """Yield the literal keys passed to `say`, whatever it hangs on."""
    for room in ROOMS:
        for path in sorted((REPOSITORY / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_key(node.value):
                    yield node.value


def _means(asked: str, key: str) -> bool:
    """Say whether a key in the code, or the constant start of one that is put together, names this text."""
    return key == asked or (asked.endswith("_") and key.startswith(asked))


def _is_key(value: str) -> bool:
    area, dot, name = value.partition(".")
    is_text = bool(dot) and area in text.areas() and name != "toml"  # a file may bear an area's name
    return is_text and re.fullmatch(r"[a-z0-9_]+", name) is not None
