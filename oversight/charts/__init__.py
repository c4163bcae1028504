"""The charts that pages choose from; each one says in words what it shows."""

from oversight.charts.ages import curves, triangle
from oversight.charts.bars import bridge, by_cut, listed, movers, ranked
from oversight.charts.bubble import bubble
from oversight.charts.figure import Chart, Draw, Drawn, Row, only
from oversight.charts.graph import Node, graph
from oversight.charts.grid import grid
from oversight.charts.headroom import headroom
from oversight.charts.heat import heat
from oversight.charts.lights import lights
from oversight.charts.moves import matrix
from oversight.charts.over_time import by_day, by_month, trend
from oversight.charts.peers import beside_peers
from oversight.charts.sankey import sankey
from oversight.charts.split import compared, split
from oversight.charts.spread import lorenz
from oversight.charts.stacks import parts, stacked

__all__ = [
    "Chart",
    "Draw",
    "Drawn",
    "Node",
    "Row",
    "beside_peers",
    "bridge",
    "bubble",
    "by_cut",
    "by_day",
    "by_month",
    "compared",
    "curves",
    "graph",
    "grid",
    "headroom",
    "heat",
    "lights",
    "listed",
    "lorenz",
    "matrix",
    "movers",
    "only",
    "parts",
    "ranked",
    "sankey",
    "split",
    "stacked",
    "trend",
    "triangle",
]
