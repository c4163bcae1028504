"""What was asked on the command line, written into the access log."""

from __future__ import annotations

from collections.abc import Mapping

import typer

from oversight import access_log, settings
from oversight.publications import Publication
from oversight.text import say


def write_down(query: str, publication: Publication, params: Mapping[str, object], language: str) -> None:
    """Write down what was asked; if that fails it is said, and the answer given all the same."""
    current = settings.read()
    event = access_log.asked(current, query, publication.feed, publication.publication, params)
    try:
        access_log.append(current, event)
    except OSError as error:
        typer.echo(say("access_log.not_written", language, detail=error), err=True)
