"""Every table and column of the contract, every measure, every query."""

from oversight import frame

scope = frame.ensure()
frame.title(scope, "dictionary")
frame.dictionary(scope)
