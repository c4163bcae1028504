"""Who looked at, took away or drilled into what."""

from oversight import frame

scope = frame.ensure()
frame.title(scope, "access_log")
frame.access(scope)
