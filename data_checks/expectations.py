"""Great Expectations over the failing rows: one suite a contract table, one expectation a rule.

Importing this module imports Great Expectations, which takes seconds; the gate does so only when it runs.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

os.environ["GX_ANALYTICS_ENABLED"] = "false"

import great_expectations as gx
from duckdb_engine import ConnectionWrapper, CursorWrapper
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.expectations.core.expect_table_row_count_to_equal import ExpectTableRowCountToEqual
from great_expectations.expectations.metadata_types import FailureSeverity
from great_expectations.expectations.row_conditions import Column

from data_checks.report import Verdict
from data_checks.rules import Severity

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SEVERITIES: dict[Severity, FailureSeverity] = {
    "critical": FailureSeverity.CRITICAL,
    "warning": FailureSeverity.WARNING,
    "finding": FailureSeverity.INFO,
    "info": FailureSeverity.INFO,
}


class Judged(Protocol):
    """What must be known of a rule to reach a verdict on it."""

    @property
    def name(self) -> str:
        """The rule."""

    @property
    def severity(self) -> Severity:
        """How grave a failure is."""

    @property
    def title(self) -> Mapping[str, str]:
        """What must hold, in both languages."""


def validate(
    con: DuckDBPyConnection, suites: Mapping[str, Sequence[Judged]], docs: Path | None = None
) -> dict[str, Verdict]:
    """Reach a verdict on each rule: passed when `unwaived` has no row of it.

    Where a folder is named, the library's pages about the suites and their results are written there.
    """
    context = gx.get_context(mode="ephemeral")
    if docs is not None:
        context.add_data_docs_site(
            site_name="local",
            site_config={
                "class_name": "SiteBuilder",
                "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
                "store_backend": {
                    "class_name": "TupleFilesystemStoreBackend",
                    "base_directory": str(docs),
                },
            },
        )
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    found: dict[str, Verdict] = {}
    with _same_database(con) as connect:
        source = context.data_sources.add_sql(
            name="scratch",
            connection_string="duckdb:///:memory:",
            kwargs={"creator": connect},  # type: ignore[call-arg] # a field that the stub leaves out
        )
        rows = source.add_table_asset(name="unwaived", table_name="unwaived")
        batch = rows.add_batch_definition_whole_table("all")
        for table, rules in suites.items():
            suite = context.suites.add(
                gx.ExpectationSuite(table, expectations=[_expectation(r) for r in rules])
            )
            definition = gx.ValidationDefinition(name=table, data=batch, suite=suite)
            outcome = context.validation_definitions.add(definition).run(result_format="BASIC")
            found |= dict(_verdict(result.to_json_dict()) for result in outcome.results)
        if docs is not None:
            context.build_data_docs()
    return found


def _expectation(rule: Judged) -> ExpectTableRowCountToEqual:
    return ExpectTableRowCountToEqual(
        value=0,
        row_condition=Column("rule") == rule.name,
        severity=SEVERITIES[rule.severity],
        meta={"rule": rule.name},
        description=f"{rule.name} · {rule.title['en']} · {rule.title['zh']}",
    )


def _verdict(result: dict[str, Any]) -> tuple[str, Verdict]:
    rule = result["expectation_config"]["meta"]["rule"]
    if "observed_value" not in result["result"]:
        return rule, Verdict("error", str(result["exception_info"]))
    return rule, Verdict("passed" if result["success"] else "failed")


@contextmanager
def _same_database(con: DuckDBPyConnection) -> Iterator[Callable[[], ConnectionWrapper]]:
    """Lend the scratch database: every DB-API cursor is a DuckDB cursor of its own.

    With one shared cursor, results are gone when Great Expectations reads them; a second connection
    to the same file is refused.
    """
    lent: list[DuckDBPyConnection] = []

    def cursor() -> DuckDBPyConnection:
        lent.append(con.cursor())
        return lent[-1]

    def connect() -> ConnectionWrapper:
        wrapper = ConnectionWrapper(cursor())
        wrapper.cursor = lambda: CursorWrapper(cursor(), wrapper)  # type: ignore[method-assign]
        return wrapper

    try:
        yield connect
    finally:
        for each in lent:
            each.close()
