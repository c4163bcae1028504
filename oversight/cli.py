"""The command line: load, list, ask, verify, compact, evidence. Every message is in both languages."""

from __future__ import annotations

import contextlib
import datetime as dt
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from oversight import output, settings
from oversight.problems import Problem
from oversight.text import say, told

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
UNUSABLE, BLOCKED, DIFFERS = 2, 3, 4
Warehouse = Annotated[
    Path | None, typer.Option("--warehouse", help="Folder of the warehouse [default: ./warehouse]")
]


@app.command()
def load(
    source: Annotated[str, typer.Argument(help="A name under sources/, or the path of a source's folder")],
    folder: Annotated[Path, typer.Argument(help="The folder that holds the feed's files")],
    warehouse: Warehouse = None,
) -> None:
    """Read a feed's files, judge them, and publish them when they pass.

    Exit 0 published, 2 unusable input, 3 blocked by the gate.
    """
    with problems_told(warehouse) as language:
        from oversight import seals
        from oversight.load import load as run_load
        from oversight.publications import find

        with _progress(language) as report:
            ended = run_load(source, folder, settings.read(), report)
        for line in output.load_lines(ended, language):
            typer.echo(line)
        if ended.publication is None:
            raise typer.Exit(BLOCKED)
        digest = seals.digest_of(settings.read(), find(number=ended.publication))
        typer.echo(say("cli.seal_to_note", language, number=ended.publication, digest=digest))


@app.command()
def publications(warehouse: Warehouse = None) -> None:
    """List what has been published: number, source, as-of range, when, gate outcome, digest."""
    with problems_told(warehouse) as language:
        from oversight.publications import publications as listed

        found = listed()
        if not found:
            typer.echo(say("cli.none_published", language))
            return
        print_table(*output.publication_table(found, language))


@app.command()
def query(
    name: Annotated[str | None, typer.Argument(help="Name of a query")] = None,
    source: Annotated[str | None, typer.Option(help="Source, when more than one is published")] = None,
    param: Annotated[list[str] | None, typer.Option(help="key=value, may be repeated")] = None,
    publication: Annotated[int | None, typer.Option(help="Number of a publication")] = None,
    form: Annotated[output.Form, typer.Option("--format", help="How rows are written")] = output.Form.table,
    list_: Annotated[bool, typer.Option("--list", help="List the queries")] = False,
    warehouse: Warehouse = None,
) -> None:
    """Answer any figure of any page by its name."""
    with problems_told(warehouse) as language:
        from oversight.cli_log import write_down
        from oversight.queries import run

        if list_ or name is None:
            print_table(*output.query_table(language))
            return
        answer = run(name, source=source, publication=publication, **_params(param or []))
        write_down(name, answer.publication, answer.params, language)
        for line in output.shortcomings(answer, language):
            typer.echo(line, err=True)
        if form is output.Form.table:
            print_table(*output.answer_table(answer))
        else:
            typer.echo(
                output.as_json(answer) if form is output.Form.json else output.as_csv(answer), nl=False
            )


@app.command()
def verify(
    publication: Annotated[int | None, typer.Option(help="One publication only")] = None,
    evidence: Annotated[Path | None, typer.Option(help="Check a file of evidence instead")] = None,
    warehouse: Warehouse = None,
) -> None:
    """Recompute the digests of content, files and catalog. Exit 0 when all agree, 4 naming what differs."""
    with problems_told(warehouse) as language:
        if evidence is not None:
            _verify_evidence(evidence, language)
            return
        from oversight import access_log, program_then, seals
        from oversight.publications import find, publications

        differences = seals.damaged_files(settings.read())
        listed = () if differences else publications() or (find(),)
        with _progress(language) as report:
            differences = differences or seals.verify(settings.read(), listed, publication, report)
        differences += access_log.verify(settings.read())
        for difference in differences:
            typer.echo(say("cli.differs", language, what=told(difference, language)), err=True)
        if differences:
            raise typer.Exit(DIFFERS)
        meant = [one for one in listed if publication in (None, one.publication)]
        typer.echo(say("cli.verified", language, count=len(meant)))
        newest = listed[-1]
        shown = {"number": newest.publication, "digest": seals.digest_of(settings.read(), newest)}
        typer.echo(say("cli.seal_to_compare", language, **shown))
        for note in program_then.notes(meant):
            typer.echo(say(note.key, language, **note.params))


@app.command()
def evidence(
    file: Annotated[Path, typer.Argument(help="The ZIP to write")],
    source: Annotated[str | None, typer.Option(help="Source, when more than one is published")] = None,
    publication: Annotated[int | None, typer.Option(help="Number of a publication [default: newest]")] = None,
    warehouse: Warehouse = None,
) -> None:
    """Write all that a publication rests on to one file for an auditor to take away."""
    with problems_told(warehouse) as language:
        from oversight.cli_log import write_down
        from oversight.evidence import write
        from oversight.publications import find

        found = find(source, publication)
        with _progress(language) as report:
            digest = write(settings.read(), found, file, report)
        write_down("evidence", found, {}, language)
        typer.echo(say("evidence.written", language, number=found.publication, file=file, digest=digest))


@app.command()
def compact(warehouse: Warehouse = None) -> None:
    """Merge small data files and renew the seals; content digests stay equal."""
    with problems_told(warehouse) as language:
        from oversight.compact import compact as run_compact

        ended = run_compact(settings.read())
        if isinstance(ended, list):
            for difference in ended:
                typer.echo(say("cli.differs", language, what=told(difference, language)), err=True)
            typer.echo(say("cli.compact_refused", language), err=True)
            raise typer.Exit(DIFFERS)
        typer.echo(say("cli.compacted", language, before=ended[0], after=ended[1]))


@app.command()
def sample(
    folder: Annotated[Path, typer.Argument(help="Folder for the files of the invented bank")],
    loans: Annotated[int, typer.Option(help="Number of loans on the book at the first report")] = 20_000,
    months: Annotated[int, typer.Option(help="Number of monthly reports")] = 24,
    end: Annotated[str | None, typer.Option(help="Last month, YYYY-MM [default: last month]")] = None,
    seed: Annotated[int, typer.Option(help="Same seed, same bytes")] = 1,
    clean: Annotated[bool, typer.Option("--clean", help="Plant nothing")] = False,
    faulty: Annotated[bool, typer.Option("--faulty", help="Plant data faults too")] = False,
) -> None:
    """Write the files of an invented bank, with what is planted in it in truth.json."""
    with problems_told(None) as language:
        from sample_data.generate import Plants, generate

        if clean and faulty:
            raise Problem("problem.clean_or_faulty")
        _at_least("--loans", loans, 100)
        _at_least("--months", months, 1)
        plants = Plants.nothing if clean else Plants.faults if faulty else Plants.facts
        last = _month_end(end)
        with _progress(language) as report:
            generate(folder, loans=loans, months=months, end=last, seed=seed, plants=plants, report=report)
        typer.echo(say("cli.sample_made", language, folder=folder, loans=loans, months=months))


def _verify_evidence(file: Path, language: str) -> None:
    from oversight.evidence_check import check

    found = check(file, settings.read())
    for difference in found.differences:
        typer.echo(say("cli.differs", language, what=told(difference, language)), err=True)
    if found.differences:
        raise typer.Exit(DIFFERS)
    for note in found.notes:
        typer.echo(told(note, language))


@contextlib.contextmanager
def problems_told(warehouse: Path | None) -> Iterator[settings.Language]:
    """Say a Problem in the user's language, one line a message, and end with exit code 2."""
    if warehouse is not None:
        settings.use_warehouse(warehouse)
    language: settings.Language = "en"
    try:
        language = settings.read().language
        yield language
    except Problem as problem:
        for message in problem.messages:
            typer.echo(told(message, language), err=True)
        raise typer.Exit(UNUSABLE) from None


@contextlib.contextmanager
def _progress(language: str) -> Iterator[Callable[..., None]]:
    """Show the step under way: a moving line on a terminal, plain lines elsewhere."""
    if not sys.stderr.isatty():
        yield lambda key, **params: typer.echo(say(key, language, **params), err=True)
        return
    with Console(stderr=True).status("") as status:
        yield lambda key, **params: status.update(say(key, language, **params))


def print_table(headers: list[str], rows: list[list[str]]) -> None:
    """Print a table on a terminal, and rows parted by tabs elsewhere."""
    if not sys.stdout.isatty():
        for row in [headers, *rows]:
            typer.echo("\t".join(row))
        return
    table = Table(*headers)
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def _params(pairs: list[str]) -> dict[str, Any]:
    for text in pairs:
        if "=" not in text:
            raise Problem("problem.parameter_form", text=text)
    return dict(pair.split("=", 1) for pair in pairs)


def _at_least(name: str, value: int, least: int) -> None:
    if value < least:
        raise Problem("problem.parameter_value", name=name, value=value, expected=f"≥ {least}")


def _month_end(text: str | None) -> dt.date:
    """Return the last day of a month given as YYYY-MM, by default of the month before today."""
    if text is None:
        return settings.read().business_date.replace(day=1) - dt.timedelta(days=1)
    try:
        first = dt.date.fromisoformat(f"{text}-01")
    except ValueError:
        raise Problem("problem.parameter_value", name="--end", value=text, expected="YYYY-MM") from None
    return (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
