"""Colours and patterns: the same class looks the same everywhere, and never by colour alone.

The five classes run from calm to alarming in hue and in lightness, so that they stay apart for the
colour-blind and in grey; all of them stand out on white and on dark ground.
"""

from __future__ import annotations

from typing import Any

ACCENT = "#3b7ea8"
QUIET = "#8a97a3"
WORSE = "#c8472f"
BETTER = "#2f8f83"
OVERLAY = {"fillmode": "overlay", "fgcolor": "rgba(255,255,255,0.6)", "size": 6}

# Components of a bridge that are a level, and those that are neither good nor bad.
LEVELS = (
    "opening",
    "closing",
    "opening_allowance",
    "closing_allowance",
    "valuation",
    "covered",
    "in_earlier",
    "in_later",
)
NEUTRAL = (
    "unexplained",
    "unregistered",
    "haircut",
    "senior",
    "excess",
    "charged",
    "released",
    "used",
    "recovered",
)

_KINDS = {
    "measure": WORSE,
    "query": "#c98a12",
    "mart": ACCENT,
    "table": BETTER,
    "select": "#7d5ba6",
    "file": "#5b6b7a",
}
_CLASSES = {"1": "#8aa9c4", "2": "#e3b23c", "3": "#de7c26", "4": "#c0392b", "5": "#9b59b6"}
_STAGES = {"1": "1", "2": "2", "3": "4"}
_CLASS_PATTERNS = {"1": "", "2": "", "3": "/", "4": "x", "5": "."}
_BUCKETS = {
    "0": ("1", "#8aa9c4"),
    "1-30": ("2", "#f0d283"),
    "1-29": ("2", "#f0d283"),
    "31-60": ("2", "#e3b23c"),
    "30-59": ("2", "#e3b23c"),
    "61-90": ("2", "#c9952a"),
    "60-89": ("2", "#c9952a"),
    "91-180": ("3", "#e08e45"),
    "90+": ("3", "#de7c26"),
    "181-270": ("3", "#c96a1b"),
    "271-360": ("4", "#c0392b"),
    "360+": ("5", "#9b59b6"),
}
_LINES = (ACCENT, "#d0712c", "#7a5aa6", "#4f9a6c", "#b0506a", "#8c7a3d", "#5f6f7d", "#3a8fb7")
_PARTS = ((ACCENT, ""), (QUIET, "-"), ("#e3b23c", "/"), (WORSE, "x"))
_FILLINGS = ("", "/", "-", "x", ".", "\\", "+", "|")
_LIGHTS = {"green": (BETTER, ""), "amber": ("#e3b23c", "."), "red": (WORSE, "/"), "grey": (QUIET, "-")}
_MARKS = ("circle", "square", "diamond", "triangle-up")
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "solid", "dash", "dot")
LIGHT_STEPS = [
    [0.0, "#c5ccd3"],
    [0.25, "#c5ccd3"],
    [0.25, BETTER],
    [0.5, BETTER],
    [0.5, "#d9a520"],
    [0.75, "#d9a520"],
    [0.75, WORSE],
    [1.0, WORSE],
]
HEAT = [[0.0, "rgba(200,71,47,0.04)"], [0.3, "rgba(200,71,47,0.35)"], [1.0, "rgba(200,71,47,0.95)"]]
# White is readable on every step, in the light theme and in the dark; the lowest is what has no value.
BADNESS = [[0.0, "#8a97a3"], [0.19, "#8a97a3"], [0.2, "#56697a"], [0.45, "#8d5048"], [1.0, "#b5341c"]]
SHADES = [[0.0, "rgba(59,126,168,0.05)"], [0.25, "rgba(59,126,168,0.2)"], [1.0, "rgba(59,126,168,0.42)"]]


def marker(column: str, code: object) -> dict[str, Any]:
    """Return colour and pattern of a class or a bucket; anything else is drawn in the accent colour."""
    text = "" if code is None else str(code)
    if column.startswith("risk_class") or column == "worst_class":
        return _filled(_CLASSES.get(text, QUIET), _CLASS_PATTERNS.get(text, "-"))
    if column == "stage":
        of_class = _STAGES.get(text, "")
        return _filled(_CLASSES.get(of_class, QUIET), _CLASS_PATTERNS.get(of_class, "-"))
    if column.endswith("bucket"):
        of_class, colour = _BUCKETS.get(text, ("", QUIET))
        return _filled(colour, _CLASS_PATTERNS.get(of_class, "-"))
    if text in ("unknown", "no valuation", "none"):
        return _filled(QUIET, "-")
    return _filled(WORSE, "/") if text == ">100%" else _filled(ACCENT, "")


def flow(component: str, amount: float) -> dict[str, Any]:
    """Return the look of a bar in a bridge: a level, a rise, a fall, or what nothing explains."""
    if component in LEVELS:
        return _filled(ACCENT, "")
    if component in NEUTRAL:
        return _filled(QUIET, "-")
    return _filled(WORSE, "/") if amount > 0 else _filled(BETTER, "")


def light(of: str) -> dict[str, Any]:
    """Return the look of a measure by its light."""
    return _filled(*_LIGHTS[of])


def kind(of: str) -> str:
    """Return the colour of a kind of step on the way of a figure."""
    return _KINDS.get(of, QUIET)


def part(place: int) -> dict[str, Any]:
    """Return the look of the n-th part of a whole, the safest first."""
    return _filled(*_PARTS[place % len(_PARTS)])


def faded(colour: str) -> str:
    """Return a colour so light that bands of it may cross."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.35)"


def filling(place: int) -> dict[str, Any]:
    """Return the look of the n-th of several parts that are neither safe nor bad."""
    return _filled(line(place), _FILLINGS[place % len(_FILLINGS)])


def line(place: int) -> str:
    """Return the colour of the n-th line of a chart."""
    return _LINES[place % len(_LINES)]


def dash(place: int) -> str:
    """Return the stroke of the n-th line of a chart."""
    return _DASHES[place % len(_DASHES)]


def mark(place: int) -> str:
    """Return the mark of the n-th line that is not ours."""
    return _MARKS[place % len(_MARKS)]


def _filled(colour: str, shape: str) -> dict[str, Any]:
    return {"color": colour, "pattern": {**OVERLAY, "shape": shape}, "line": {"width": 0}}
