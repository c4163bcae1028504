"""What a cell is called: the words for the loans that are in it."""

from __future__ import annotations

from oversight import formats
from oversight.cells import CLASSES, DURING, MONTHS, MOVED_TO, NPL_OF, PAST, RENEWED_OF, TRUTHS, read_flow
from oversight.reader import Reader
from oversight.ways import EVERY_LOAN


def title(cut: str, value: object, reader: Reader) -> str:
    """Say which loans a cell holds."""
    text = str(value)
    if cut in TRUTHS:
        return reader.say(f"loans.are_{cut}")
    if cut == "moved":
        start, _, end = text.partition(MOVED_TO)
        return reader.say("loans.moved", start=reader.label("bucket", start), end=reader.label("bucket", end))
    if cut == "class_moved":
        return _class_move_title(text, reader)
    if cut == "vintage":
        period, reached, _ = text.split(DURING)
        mark = reader.say(f"frame.option_{reached}")
        return reader.say("loans.vintage", period=period, reached=mark)
    if cut in MONTHS:
        return reader.say(f"loans.month_{cut}_{PAST}" if text == PAST else f"loans.month_{cut}", month=text)
    if cut == "component":
        return _flow_title(text, reader)
    if cut == EVERY_LOAN.cut:
        return reader.say("loans.all")
    if cut.startswith(NPL_OF):
        return reader.say("loans.npl_of", of=title(cut.removeprefix(NPL_OF), value, reader))
    if cut == "rating_moved":
        then, _, now = text.partition(MOVED_TO)
        ends = (
            reader.label("to_rating", one) if one else reader.say("loans.any_rating") for one in (then, now)
        )
        return reader.say("loans.moved", start=next(ends), end=next(ends))
    if cut == "overdue_rating":
        return reader.say("loans.overdue_rating")
    if cut.startswith(RENEWED_OF):
        return reader.say("loans.renewed_of", of=title(cut.removeprefix(RENEWED_OF), value, reader))
    return reader.say("loans.cell", cut=reader.column(cut), name=reader.label(cut, text))


def _class_move_title(value: str, reader: Reader) -> str:
    start, _, end = value.partition(MOVED_TO)
    now = reader.label("risk_class", end) if end in CLASSES else reader.say(f"loans.class_{end}")
    return reader.say("loans.class_moved", start=reader.label("risk_class", start), end=now)


def _flow_title(value: str, reader: Reader) -> str:
    flow = read_flow(value) or {}
    days = {
        end: formats.date(flow[f"{end}_date"], reader.language)
        for end in ("from", "to")
        if flow[f"{end}_date"]
    }
    span = reader.say(f"loans.during_{'_'.join(days) or 'always'}", **days)
    return reader.say("loans.cell", cut=span, name=reader.label("component", flow["component"]))
