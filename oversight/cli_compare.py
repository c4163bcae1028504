"""The command `compare`: what changed between two publications, for whoever writes the minutes."""

from __future__ import annotations

import datetime as dt
import enum
from typing import Annotated

import typer

from oversight import output
from oversight.cli import Warehouse, app, print_table, problems_told
from oversight.cli_log import write_down
from oversight.problems import Problem
from oversight.text import say, told


class Part(enum.StrEnum):
    """The parts of a comparison."""

    headline = "headline"
    bases = "bases"
    causes = "causes"
    tables = "tables"
    loans = "loans"
    rows = "rows"


@app.command()
def compare(
    one: Annotated[int, typer.Argument(help="Number of a publication")],
    other: Annotated[int, typer.Argument(help="Number of another publication of the same source")],
    part: Annotated[Part, typer.Option(help="Which part of the comparison")] = Part.headline,
    as_of: Annotated[str | None, typer.Option(help="As-of date [default: the newest of both]")] = None,
    basis: Annotated[str | None, typer.Option(help="Whose risk class")] = None,
    table: Annotated[str | None, typer.Option(help="Whose rows, with --part rows")] = None,
    form: Annotated[output.Form, typer.Option("--format", help="How rows are written")] = output.Form.table,
    warehouse: Warehouse = None,
) -> None:
    """Say what changed between two publications, how much, and the rows that caused it."""
    with problems_told(warehouse) as language:
        from oversight import comparing

        both = comparing.compared(None, one, other)
        day = comparing.chosen_day(both, _day(as_of))
        found = comparing.part(both, part.value, day, basis, table)
        asked = {"earlier": both.earlier.publication, "compared_on": day, "basis": basis, "table": table}
        write_down(f"compare_{part.value}", both.later, asked, language)
        pair = {"one": both.earlier.publication, "other": both.later.publication}
        typer.echo(say("cli.compared", language, **pair, as_of=day or "–"), err=True)
        if both.earlier.code_version != both.later.code_version:
            typer.echo(say("cli.other_program", language), err=True)
        unknown = comparing.not_judged(both)
        if unknown is not None:
            typer.echo(told(unknown, language), err=True)
        if both.earlier.program_version != both.later.program_version:
            typer.echo(say("cli.other_python", language), err=True)
        if form is output.Form.table:
            print_table(*output.answer_table(found))
        else:
            typer.echo(output.as_json(found) if form is output.Form.json else output.as_csv(found), nl=False)


def _day(text: str | None) -> dt.date | None:
    try:
        return None if text is None else dt.date.fromisoformat(text)
    except ValueError:
        raise Problem("problem.parameter_value", name="--as-of", value=text, expected="YYYY-MM-DD") from None
