"""The command `data-docs`: Great Expectations' own pages about a publication."""

from __future__ import annotations

from typing import Annotated

import typer

from oversight import settings
from oversight.cli import Warehouse, app, problems_told
from oversight.text import say


@app.command()
def data_docs(
    source: Annotated[str | None, typer.Option(help="Source, when more than one is published")] = None,
    publication: Annotated[int | None, typer.Option(help="Number of a publication [default: newest]")] = None,
    warehouse: Warehouse = None,
) -> None:
    """Write Great Expectations' Data Docs of a publication, to be opened without a network."""
    with problems_told(warehouse) as language:
        from oversight import data_docs as docs
        from oversight.publications import find

        found = find(source, publication)
        file = docs.build(settings.read(), found)
        typer.echo(say("cli.data_docs", language, number=found.publication, file=file))
