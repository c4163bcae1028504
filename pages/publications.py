"""Every publication: the list, everything as it was at one of them, its evidence, two compared."""

from oversight import frame

scope = frame.ensure()
frame.title(scope, "publications")
frame.history(scope)
frame.evidence(scope)
frame.changed(scope)
