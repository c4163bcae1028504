"""Whom the figures are written for: language, currency, and the names of the codes in one place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from oversight import contract, formats, measures, standards
from oversight.codes import known_codes
from oversight.formats import Number
from oversight.settings import Language
from oversight.text import known, say

# Result columns that hold the codes of a contract column under a shorter name.
HOLDS_CODES_OF = {
    "sector": "use_industry_code",
    "region": "use_region_code",
    "product": "product_type",
    "branch": "branch_id",
    "collateral_region": "region_code",
    "class": "risk_class",
    "from_class": "risk_class",
    "to_class": "risk_class",
    "worst_class": "risk_class",
    "risk_class_reported": "risk_class",
    "risk_class_floor": "risk_class",
    "risk_class_effective": "risk_class",
    "first_class": "risk_class",
    "approved_class": "risk_class",
    "later_class": "risk_class",
    "class_from": "risk_class",
    "class_to": "risk_class",
    "risk_class_before": "risk_class",
    "risk_class_after": "risk_class",
    "bucket_before": "bucket",
    "bucket_after": "bucket",
    "renewal_kind": "origination_type",
    "exposure_kind": "exposure.kind",
    "facility_kind": "facility.kind",
    "from_bucket": "bucket",
    "to_bucket": "bucket",
    "misclassified_by": "floor_rule",
    "observed_because": "restart",
    "differs_from": "basis",
    "is_observed": "truth",
    "is_npl": "truth",
    "is_overdue": "truth",
}
# Columns whose classes are those of the basis chosen; under another standard they have names of their own.
ON_BASIS = frozenset(
    {"risk_class", "class", "from_class", "to_class", "risk_class_before", "risk_class_after"}
)
# Special mention is China's name of class 2; under another standard its measures bear that one's.
OF_CLASS_2 = {
    "special_mention_amount": "overview.of_class",
    "special_mention_ratio": "overview.of_class_to_loans",
}
RULES_OF = {"floor_rule": "china_2023", "eba_rule": "eba"}


@dataclass(frozen=True)
class Reader:
    """How one person reads one source: `codes` are that source's labels by column, code and language.

    `basis` says whose classes are read: reported, dpd, floor, effective, or another standard's.
    """

    language: Language
    currency: str
    codes: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    basis: str = "reported"

    def say(self, key: str, /, **params: object) -> str:
        """Return a text in the reader's language."""
        return say(key, self.language, **params)

    def column(self, name: str) -> str:
        """Return a result column's heading: the measure's title, our text, or the contract's comment."""
        if name in OF_CLASS_2 and known(f"label.risk_class_{self.basis}_2"):
            return self.say(OF_CLASS_2[name], name=self.label("risk_class", 2))
        measure = measures.find(name)
        if measure is not None:
            return measure.title[self.language]
        comment = None if known(f"column.{name}") else _comments().get(name)
        return self.say(f"column.{name}") if comment is None else re.split("[:：]", comment[self.language])[0]

    def label(self, column: str, code: object) -> str:
        """Return the name of a code: the source's, the contract's, the program's, else the code itself."""
        text = str(code)
        if column.startswith("risk_class_") and known(f"label.{column}_{text}"):
            return self.say(f"label.{column}_{text}")
        if column in ON_BASIS and known(f"label.risk_class_{self.basis}_{text}"):
            return self.say(f"label.risk_class_{self.basis}_{text}")
        column = HOLDS_CODES_OF.get(column, column)
        if column == "table_name" and text in contract.tables():
            return f"{_first_words(contract.tables()[text].comment, self.language)} · {text}"
        named = self.codes.get(column, {}).get(text) or known_codes().get(column, {}).get(text)
        if named is not None:
            return named[self.language]
        if column == "measure" and not known(f"label.measure_{text}") and measures.find(text):
            return self.column(text)
        if column in RULES_OF and text in standards.rules(RULES_OF[column]):
            return str(standards.rules(RULES_OF[column])[text]["title"][self.language])
        if text == "unknown":
            return self.say("label.unknown")
        for key in (f"label.{column}_{text}", f"label.{column}"):
            if known(key):
                return self.say(key, value=text)
        return text

    def write(self, column: str, value: object) -> str:
        """Write one value of a result column: an amount, a ratio, a date or a code by its name."""
        kind = formats.kind_of(column)
        if kind == "text" and value is not None:
            return self.label(column, value)
        return formats.write(value, kind, self.currency, self.language)

    def money(self, amount: Number | None) -> str:
        """Write an amount in the source's base currency."""
        return formats.money(amount, self.currency, self.language)

    def ratio(self, value: Number | None) -> str:
        """Write a fraction as a percentage."""
        return formats.ratio(value, self.language)


def _first_words(comment: contract.Comment, language: Language) -> str:
    return re.split("[:：;；,，]", {"en": comment.en, "zh": comment.zh}[language])[0]


@cache
def _comments() -> dict[str, dict[str, str]]:
    """Return the comments of the contract's columns by name; a name means the same everywhere."""
    return {
        column.name: {"en": column.comment.en, "zh": column.comment.zh}
        for table in contract.tables().values()
        for column in table.columns
    }
