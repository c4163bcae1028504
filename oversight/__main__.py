"""`python -m oversight`."""

from oversight import cli_compare  # noqa: F401 - a command of its own
from oversight.cli import app

app(prog_name="python -m oversight")
