"""`python -m oversight`."""

from oversight import cli_compare, cli_docs  # noqa: F401 - commands of their own
from oversight.cli import app

app(prog_name="python -m oversight")
