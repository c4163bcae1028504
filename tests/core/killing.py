"""Kill loads at random moments, one after another, and look at the warehouse after each: run as a program.

Loads are forks of one process that has done its imports, so that a kill costs what the load costs. That
process never opens DuckDB itself: its threads would not live through a fork. Of the gate's rules a few do.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import data_checks.expectations  # noqa: F401 - imported once, before the forks
from data_checks import gate
from oversight import load, queries, record, seals, settings
from oversight.publications import publications
from oversight.text import told
from tests.core.tiny_feed import write_files, write_source

OCTOBER = dt.date(2026, 10, 31)
RULES = gate.load_rules()[:20]
Seen = dict[str, object]


def main(place: Path, kills: int, seed: int) -> None:
    """Kill so many loads, each of the same month with another balance; print what was seen as JSON."""
    chance = random.Random(seed)  # noqa: S311 - moments to kill at, not secrets
    os.environ["OVERSIGHT_WAREHOUSE"] = str(place / "warehouse")
    gate.load_rules = lambda: RULES
    source = write_source(place / "village_bank")
    published(place, source, 0)  # makes the tables, which later loads do not
    started = time.monotonic()
    published(place, source, 0)
    length = time.monotonic() - started
    stop = place / "stop"
    reader = forked(lambda: watch(stop), place / "watched.json")
    rounds, whole = [], [looked(place)]
    for number in range(1, kills + 1):
        child = forked(lambda number=number: published_here(place, source, number))
        time.sleep(chance.random() * length * 0.8)  # fewer come to their end before they are killed
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        rounds.append({"balance": 100 + number, "killed": os.WIFSIGNALED(status), **looked(place)})
        print(json.dumps(rounds[-1]), file=sys.stderr, flush=True)
    published(place, source, kills + 1)
    whole.append(looked(place))
    stop.touch()
    os.waitpid(reader, 0)
    watched = json.loads((place / "watched.json").read_text(encoding="utf-8"))
    print(
        json.dumps(
            {"length": length, "first": whole[0], "rounds": rounds, "last": whole[1], "watched": watched}
        )
    )


def forked(work: Callable[[], object], result: Path | None = None) -> int:
    """Do work in a fork; write what it returns to a file."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        if result is None:
            sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - ends here
        found = work()
        if result is not None:
            result.write_text(json.dumps(found, default=str), encoding="utf-8")
        code = 0
    finally:
        os._exit(code)


def published(place: Path, source: Path, number: int) -> None:
    """Load to the end. Raises RuntimeError when that does not work."""
    _, status = os.waitpid(forked(lambda: published_here(place, source, number)), 0)
    if status:
        raise RuntimeError(f"load {number} ended with {status}")


def published_here(place: Path, source: Path, number: int) -> None:
    files = write_files(place / "files", [OCTOBER], balances={"L01": f"{100 + number}.00"})
    load.load(str(source), files, settings.read(), record.silent)


def looked(place: Path) -> Seen:
    """Look at the warehouse with the eyes of a process that has just started."""
    os.waitpid(forked(look, place / "look.json"), 0)
    return dict(json.loads((place / "look.json").read_text(encoding="utf-8")))


def look() -> Seen:
    listed = publications()
    current = settings.read()
    differences = seals.damaged_files(current) or seals.verify(current, listed, listed[-1].publication)
    return {
        "publications": [p.publication for p in listed],
        "gross": gross(listed[-1].publication),
        "differences": [told(one, "en") for one in differences],
    }


def gross(number: int) -> str:
    rows = queries.run("npl_ratio_trend", publication=number).records()
    return str(rows[-1]["gross_amount"])


def watch(stop: Path) -> Seen:
    """Read over and over, as an open page does, until told to stop."""
    seen: set[tuple[int, str]] = set()
    reads = 0
    while not stop.exists():
        newest = publications()[-1].publication
        seen.add((newest, gross(newest)))
        reads += 1
        time.sleep(0.3)
    return {"reads": reads, "seen": sorted(seen)}


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
