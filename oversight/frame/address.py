"""The address of a view: filters live in the URL, and a link to a view means the same to whoever opens it.

Streamlit writes the label of an option into the URL, and labels change with the language. So a value that is
not a label of this language is looked up among the codes and the labels of every language when a session
begins, and written back in the reader's own words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from oversight.settings import Language

Names = Mapping[str, Mapping[Language, str]]
TO_BORROWER = ("lang", "source", "publication", "as_of", "basis", "standard")
BOUND = ("source", "publication", "as_of", "basis", "standard", "branch", "product", "sector", "region")


def choose(label: str, key: str, names: Names, language: Language) -> str:
    """Let the reader choose one code; the first is the default and stays out of the URL."""
    own = in_own_words(key, names, language)
    chosen = st.selectbox(label, list(own), format_func=_label(own), key=key, bind="query-params")
    return chosen if chosen in own else next(iter(own))


def choose_openly(label: str, key: str, names: Names, language: Language) -> str:
    """Let the reader choose among a few codes that all stay in sight, long names included."""
    own = in_own_words(key, names, language)
    chosen = st.radio(label, list(own), format_func=_label(own), key=key, bind="query-params")
    return chosen if chosen in own else next(iter(own))


def choose_many(
    label: str, key: str, names: Names, language: Language, all_of_them: str
) -> tuple[str, ...] | None:
    """Let the reader choose some codes; none chosen means all of them, which is None."""
    own = in_own_words(key, names, language)
    chosen = st.multiselect(
        label,
        list(own),
        format_func=_label(own),
        key=key,
        placeholder=all_of_them,
        select_all=False,
        bind="query-params",
    )
    return tuple(code for code in chosen if code in own) or None


def in_own_words(key: str, names: Names, language: Language) -> dict[str, str]:
    """Return the labels by code, after the URL's first value of `key` was put into those words."""
    own = _unique({code: of_code[language] for code, of_code in names.items()})
    if key in st.query_params and key not in st.session_state:
        means = _meanings(names, own)
        given = st.query_params.get_all(key)
        said = [own[means[text]] if text in means else text for text in given]
        if said != given:
            st.query_params[key] = said
            st.rerun()
    return own


def seed(key: str, names: Names, language: Language) -> dict[str, str]:
    """Return the labels by code, after the choice took the URL's value of `key`, whatever words it is in.

    For what is chosen before the navigation is drawn: to write the URL then would lose the page it names.
    """
    own = _unique({code: of_code[language] for code, of_code in names.items()})
    if key in st.query_params and key not in st.session_state:
        code = _meanings(names, own).get(st.query_params[key])
        if code is not None:
            st.session_state[key] = code
    return own


def write(key: str, value: str | None) -> None:
    """Keep a choice in the URL, or out of it, once the navigation has its page: pages drop it."""
    if value is None:
        st.query_params.pop(key, None)
    elif st.query_params.get(key) != value:
        st.query_params[key] = value


def _meanings(names: Names, own: Mapping[str, str]) -> dict[str, str]:
    """Return the codes by every word that may stand for them: labels of all languages, and codes."""
    labels = {label: code for code, of_code in names.items() for label in of_code.values()}
    return labels | {code: code for code in names} | {label: code for code, label in own.items()}


def keep_choices() -> None:
    """Write the choices into the URL anew, in the words of the language that was just chosen."""
    for key in BOUND:
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]


def full_link(page: str, params: Mapping[str, object]) -> str:
    """Return the address of a page with every choice written out, those of the page alone as well."""
    of_page = {key: st.query_params.get_all(key) for key in st.query_params if key not in {*BOUND, "lang"}}
    here = urlsplit(st.context.url or "")
    return urlunsplit(
        (here.scheme, here.netloc, f"/{page}", urlencode({**params, **of_page}, doseq=True), "")
    )


def to_borrower(params: Mapping[str, object]) -> dict[str, str]:
    """Return, by column, the address of a customer's or a group's page that an identifier completes."""
    here = urlsplit(st.context.url or "")
    of_page = {key: value for key, value in params.items() if key in TO_BORROWER}

    def start(column: str) -> str:
        cell = {**of_page, "cell": f"{column}~"}
        return urlunsplit((here.scheme, here.netloc, "/borrower", urlencode(cell, doseq=True), ""))

    return {column: start(column) for column in ("customer_id", "group_id")}


def to_publication(params: Mapping[str, object]) -> dict[str, str]:
    """Return the address of everything as it was, which the number of a publication completes."""
    here = urlsplit(st.context.url or "")
    kept = {key: value for key, value in params.items() if key in ("lang", "source")}
    query = f"{urlencode(kept)}&publication="
    return {"publication": urlunsplit((here.scheme, here.netloc, "/", query, ""))}


def _unique(labels: dict[str, str]) -> dict[str, str]:
    seen = Counter(labels.values())
    return {code: f"{label} ({code})" if seen[label] > 1 else label for code, label in labels.items()}


def _label(own: Mapping[str, str]) -> Callable[[str], str]:
    return lambda code: own.get(code, code)
