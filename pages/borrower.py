"""One customer or group: everything known, on one page, in time order."""

from oversight import frame

scope = frame.ensure()
frame.title(scope, "borrower")
frame.borrower(scope)
