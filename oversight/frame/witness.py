"""What a reader does, written into the access log: pages seen, loans drilled into, tables taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from oversight import access_log, settings
from oversight.access_log import Action, Event
from oversight.frame.scope import Scope

_ALONE, _SEEN, _PAGE, _SCOPE, _FAILED = (
    "witness_alone",
    "witness_seen",
    "witness_page",
    "witness_scope",
    "witness_failed",
)


def opened(scope: Scope, page: str) -> None:
    """Remember which page is drawn, and say what could not be written down since the last one."""
    st.session_state[_PAGE], st.session_state[_SCOPE] = page, scope
    _tell_failure(scope)
    if st.session_state.pop(_ALONE, False):
        seen()


def alone() -> None:
    """Say that a page is drawn without the frame around it, so that nothing runs once it is drawn."""
    st.session_state[_ALONE] = True


def seen() -> None:
    """Write down that a page was looked at, once it is drawn: an address may be put into words on the way.

    A run that shows the same again is not another look.
    """
    scope: Scope | None = st.session_state.pop(_SCOPE, None)
    if scope is None:
        return
    own = {key: st.query_params[key] for key in st.query_params}
    looked = (st.session_state[_PAGE], scope.publication, tuple(sorted(own.items())))
    if st.session_state.get(_SEEN) != looked:
        st.session_state[_SEEN] = looked
        writing(scope, "drilled" if "cell" in own else "viewed", params={**own, **scope.address()})()
        _tell_failure(scope)


def writing(
    scope: Scope, action: Action, query: str = "", params: Mapping[str, object] | None = None
) -> Callable[[], None]:
    """Return what writes an event down, to be called when it happens: a download has no session by then."""
    publication = scope.publication
    return writing_of(publication.feed, publication.publication, action, query, params)


def writing_of(
    source: str,
    publication: int | None,
    action: Action,
    query: str = "",
    params: Mapping[str, object] | None = None,
) -> Callable[[], None]:
    """Return the same for what belongs to no publication, such as the report of a blocked load.

    A log that cannot be written never breaks a page; the page says so once.
    """
    current = settings.read()
    page, kept = str(st.session_state.get(_PAGE, "")), access_log.kept(params or {})
    user = _user(current.user_header)
    event = Event(user, current.role, "page", action, page, query, source, publication, kept)
    failures: list[str] = st.session_state.setdefault(_FAILED, [])

    def write() -> None:
        try:
            access_log.append(current, event)
        except OSError as error:
            failures.append(str(error))

    return write


def _tell_failure(scope: Scope) -> None:
    """Say once a session that something was not written down."""
    failures = st.session_state.get(_FAILED, [])
    if failures and not st.session_state.get(f"{_FAILED}_told"):
        st.session_state[f"{_FAILED}_told"] = True
        st.warning(scope.reader.say("access_log.not_written", detail=failures[0]), icon=":material/edit_off:")


def _user(header: str | None) -> str:
    """Return who the server says it is: the bank's proxy or the app's own sign-in, else nobody."""
    if header:
        return str(st.context.headers.get(header) or "")
    signed_in = st.user.to_dict()
    return str(signed_in.get("email") or signed_in.get("preferred_username") or signed_in.get("sub") or "")
