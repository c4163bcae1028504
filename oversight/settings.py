"""Every setting of the program, read from the environment in this one place.

| variable | default | meaning |
| --- | --- | --- |
| `OVERSIGHT_WAREHOUSE` | `./warehouse` | the folder with catalog, data, seals and refused loads |
| `OVERSIGHT_CATALOG` | SQLite in the warehouse | where the catalog is, e.g. `postgres:dbname=oversight` |
| `OVERSIGHT_DATA` | `data/` in the warehouse | where the data files are: a folder or `s3://bucket/path/` |
| `OVERSIGHT_BUSINESS_DATE` | today | the bank's business date, `YYYY-MM-DD`: freshness is judged against it |
| `OVERSIGHT_LIMITS` | `oversight/standards/limits.toml` | the bank's dated limits |
| `OVERSIGHT_WAIVERS` | `data_checks/waivers.toml` | the bank's waivers: accepted exceptions to single rows |
| `OVERSIGHT_LANGUAGE` | from `LANG`, else `en` | language of the command line: `en` or `zh` |
| `OVERSIGHT_ROLE` | `viewer` | `auditor` sees personal names and identifiers unmasked, and who used what |
| `OVERSIGHT_USER_HEADER` | none | request header that names the user; only the bank's own proxy may set it |
"""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from oversight.problems import Problem

Language = Literal["en", "zh"]
Role = Literal["viewer", "auditor"]
REPOSITORY = Path(__file__).resolve().parent.parent
WAIVERS = REPOSITORY / "data_checks" / "waivers.toml"
LIMITS = REPOSITORY / "oversight" / "standards" / "limits.toml"


@dataclass(frozen=True)
class Settings:
    """The settings in force for one call."""

    warehouse: Path
    catalog: str
    data: str
    business_date: dt.date
    limits: Path
    waivers: Path
    language: Language
    role: Role
    user_header: str | None = None


def read() -> Settings:
    """Read the settings from the environment.

    Raises Problem when a variable holds something that it cannot mean.
    """
    # Every question reads the settings several times: joining paths as text takes half the time.
    folder = os.path.realpath(os.environ.get("OVERSIGHT_WAREHOUSE", "warehouse"))
    own_limits, own_waivers = os.environ.get("OVERSIGHT_LIMITS"), os.environ.get("OVERSIGHT_WAIVERS")
    return Settings(
        warehouse=Path(folder),
        catalog=os.environ.get("OVERSIGHT_CATALOG", f"sqlite:{folder}/catalog/catalog.sqlite"),
        data=os.environ.get("OVERSIGHT_DATA", f"{folder}/data/"),
        business_date=_business_date(os.environ.get("OVERSIGHT_BUSINESS_DATE")),
        limits=LIMITS if own_limits is None else Path(own_limits),
        waivers=WAIVERS if own_waivers is None else Path(own_waivers),
        language=_language(),
        role=_role(os.environ.get("OVERSIGHT_ROLE", "viewer")),
        user_header=os.environ.get("OVERSIGHT_USER_HEADER") or None,
    )


def use_warehouse(folder: Path) -> None:
    """Make every later read of the settings name this warehouse (the `--warehouse` option)."""
    os.environ["OVERSIGHT_WAREHOUSE"] = str(folder)


def handed_on(language: Language) -> dict[str, str]:
    """Return the environment for a command of our own that is to speak this language."""
    return {**os.environ, "OVERSIGHT_LANGUAGE": language}


def _business_date(text: str | None) -> dt.date:
    if not text:
        return dt.datetime.now(dt.UTC).astimezone().date()
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise Problem(
            "problem.setting", name="OVERSIGHT_BUSINESS_DATE", value=text, expected="YYYY-MM-DD"
        ) from None


def _language() -> Language:
    text = os.environ.get("OVERSIGHT_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or "en"
    return "zh" if text.lower().startswith("zh") else "en"


def _role(text: str) -> Role:
    if text not in ("viewer", "auditor"):
        raise Problem("problem.setting", name="OVERSIGHT_ROLE", value=text, expected="viewer | auditor")
    return cast(Role, text)
