"""What is seldom asked for, under one line that opens it."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from oversight.frame.scope import Scope


def folded(scope: Scope, text: str) -> DeltaGenerator:
    """Return the fold to draw in; `text` is the key of the line above it."""
    return st.expander(scope.reader.say(text), icon=":material/history:")
