"""`python -m oversight`."""

from oversight.cli import app

app(prog_name="python -m oversight")
