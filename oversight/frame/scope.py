"""What the reader is looking at: one source at one publication, one as-of date, and the chosen filters."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from oversight import formats, publications, standards
from oversight.frame import address
from oversight.frame.address import Names
from oversight.frame.answers import ask
from oversight.publications import Publication
from oversight.queries import BASES, REPORTED
from oversight.reader import Reader
from oversight.settings import Language
from oversight.text import LANGUAGES, say

CUTS = ("branch", "product", "sector", "region")
LATEST = "latest"
DEFAULT = "default"


@dataclass(frozen=True)
class Scope:
    """The choices of one run, checked.

    A cut of None means all of it; `divides` names the cuts that have several values.
    """

    reader: Reader
    publication: Publication
    as_of: dt.date | None
    basis: str
    standard: str
    cuts: Mapping[str, tuple[str, ...] | None]
    divides: tuple[str, ...]

    @property
    def is_part(self) -> bool:
        """Tell whether filters leave out a part of the bank."""
        return any(chosen is not None for chosen in self.cuts.values())

    def params(self, accepted: Mapping[str, str]) -> dict[str, Any]:
        """Return those of the choices that a query accepts."""
        chosen = {"as_of_date": self.as_of, "basis": self.basis, "standard": self.standard, **self.cuts}
        return {name: value for name, value in chosen.items() if name in accepted}

    def address(self) -> dict[str, object]:
        """Return every choice as a link writes it, defaults written out."""
        basis = self.basis if self.standard == standards.DEFAULT else None
        of_panel = {"as_of": self.as_of, "basis": basis, "standard": self.standard}
        written = {
            "lang": self.reader.language,
            "source": self.publication.feed,
            "publication": self.publication.publication,
            **(of_panel if self.publication.is_panel else {}),
            **self.cuts,
        }
        return {key: value for key, value in written.items() if value is not None}


def choose_language() -> Language:
    """Let the reader choose the language; the browser's is the default."""
    browser = _browser_language()
    names: Names = {language: _said(f"frame.language_{language}") for language in LANGUAGES}
    own = address.seed("lang", names, browser)
    chosen = st.segmented_control(
        say("frame.language", browser),
        list(own),
        default=None if "lang" in st.session_state else browser,
        required=True,
        format_func=lambda language: own.get(language, language),
        key="lang",
        label_visibility="collapsed",
        on_change=address.keep_choices,
        width="stretch",
    )
    return chosen if chosen in LANGUAGES else browser


def keep_language(language: Language) -> None:
    """Keep a language that is not the browser's in the URL, so that a reload keeps it as well."""
    address.write("lang", None if language == _browser_language() else language)


def _browser_language() -> Language:
    return "zh" if (st.context.locale or "").lower().startswith("zh") else "en"


def choose_scope(language: Language) -> Scope:
    """Let the reader choose the source first, then what depends on it; the publication comes last."""
    listed = publications.publications()
    newest = {publication.feed: publication for publication in listed}
    titles = {feed: {one: newest[feed].title(one) for one in LANGUAGES} for feed in newest}
    source = address.choose_openly(say("frame.source", language), "source", titles, language)
    filters = st.container()
    publication = _choose_publication(language, [one for one in listed if one.feed == source])
    reader = Reader(language, publication.base_currency, _codes(publication))
    with filters:
        as_of, basis, standard = None, publication.default_basis, standards.DEFAULT
        if publication.is_panel:
            as_of = _choose_as_of(reader, publication)
            standard = _choose_standard(reader)
            own = standard == standards.DEFAULT
            basis = _choose_basis(reader, publication) if own else standard
            reader = replace(reader, basis=basis)
        values = _values(publication)
        cuts = _choose_cuts(reader, values)
    return Scope(reader, publication, as_of, basis, standard, cuts, tuple(values))


def _choose_publication(language: Language, listed: list[Publication]) -> Publication:
    by_number = {str(one.publication): one for one in reversed(listed)}
    labels = {number: f"{number} · {one.published_at:%Y-%m-%d %H:%M}" for number, one in by_number.items()}
    names: Names = {
        LATEST: _said("frame.latest", value=listed[-1].publication),
        **{number: dict.fromkeys(LANGUAGES, label) for number, label in labels.items()},
    }
    chosen = address.choose(say("frame.publication", language), "publication", names, language)
    return by_number.get(chosen, listed[-1])


def _choose_as_of(reader: Reader, publication: Publication) -> dt.date | None:
    rows = ask("as_of_dates", publication).records()
    dates: dict[str, dt.date] = {row["as_of_date"].isoformat(): row["as_of_date"] for row in rows}
    if not dates:
        return None
    newest = next(iter(dates.values()))
    latest = {one: say("frame.latest", one, value=formats.date(newest, one)) for one in LANGUAGES}
    names: Names = {LATEST: latest, **{day: dict.fromkeys(LANGUAGES, day) for day in dates}}
    return dates.get(address.choose(reader.say("frame.as_of"), "as_of", names, reader.language), newest)


def _choose_basis(reader: Reader, publication: Publication) -> str:
    possible = [basis for basis in BASES if basis != "reported" or REPORTED in publication.supplied]
    names = {basis: _said(f"label.basis_{basis}") for basis in possible}
    default = names[publication.default_basis]
    names = {DEFAULT: {one: say("frame.default", one, value=default[one]) for one in LANGUAGES}, **names}
    chosen = address.choose(reader.say("frame.basis"), "basis", names, reader.language)
    return publication.default_basis if chosen == DEFAULT else chosen


def _choose_standard(reader: Reader) -> str:
    names = {name: {one: standards.title(name, one) for one in LANGUAGES} for name in standards.names()}
    return address.choose(reader.say("frame.standard"), "standard", names, reader.language)


def _values(publication: Publication) -> dict[str, list[str]]:
    """Return the cuts that have several values; a cut with one value divides nothing."""
    values: dict[str, list[str]] = {cut: [] for cut in CUTS}
    for row in ask("scope_values", publication).records():
        values[row["cut"]].append(row["code"])
    return {cut: codes for cut, codes in values.items() if len(codes) > 1}


def _choose_cuts(reader: Reader, values: Mapping[str, list[str]]) -> dict[str, tuple[str, ...] | None]:
    chosen: dict[str, tuple[str, ...] | None] = dict.fromkeys(CUTS)
    readers = {one: replace(reader, language=one) for one in LANGUAGES}
    for cut, codes in values.items():
        names = {code: {one: readers[one].label(cut, code) for one in LANGUAGES} for code in codes}
        everything = reader.say("frame.all_of", count=formats.count(len(codes), reader.language))
        chosen[cut] = address.choose_many(reader.column(cut), cut, names, reader.language, everything)
    return chosen


def _codes(publication: Publication) -> dict[str, dict[str, dict[str, str]]]:
    codes: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    for row in ask("code_labels", publication).records():
        codes[row["column_name"]][row["code"]] = {"en": row["label_en"], "zh": row["label_zh"]}
    return codes


def _said(key: str, **params: object) -> dict[Language, str]:
    return {language: say(key, language, **params) for language in LANGUAGES}
