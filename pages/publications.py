"""Every publication: the list, everything as it was at one of them, and what changed between two."""

from oversight import frame

scope = frame.ensure()
frame.title(scope, "publications")
frame.history(scope)
frame.changed(scope)
