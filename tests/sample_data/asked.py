"""What is asked for of the generated banks, and how a test asks them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

LOANS = 3000
MONTHS = 15
END = dt.date(2025, 10, 31)

Ask = Callable[[str], list[tuple[Any, ...]]]
