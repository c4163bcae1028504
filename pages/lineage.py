"""The way of a figure, from its measures down to the bank's files."""

from oversight import frame

scope = frame.ensure()
frame.title(scope, "lineage")
frame.lineage(scope)
