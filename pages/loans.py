"""The loans behind a figure, row by row."""

from oversight import frame

scope = frame.ensure()
frame.title(scope, "loans")
frame.loans(scope)
