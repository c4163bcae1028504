"""Charts say in words what they show, leave a gap for what is missing, never tell by colour alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest

from oversight import charts
from oversight.charts import Chart, palette
from oversight.reader import Reader

ENGLISH = Reader("en", "USD")
CHINESE = Reader("zh", "CNY")
MONTHS = [dt.date(2026, 1, 31), dt.date(2026, 2, 28), dt.date(2026, 3, 31)]

TREND = [
    {"as_of_date": day, "npl_ratio": value} for day, value in zip(MONTHS, [0.01, None, 0.03], strict=True)
]
CLASSES = [
    {"as_of_date": day, "risk_class": one, "share": share}
    for day in MONTHS
    for one, share in ((1, 0.9), (2, 0.06), (3, 0.03), (None, 0.01))
]
SECTORS = [
    {"sector": "C", "npl_amount": Decimal(3_000_000), "npl_ratio": 0.03},
    {"sector": "A", "npl_amount": Decimal(9_000_000), "npl_ratio": 0.09},
    {"sector": "K", "npl_amount": Decimal(0), "npl_ratio": 0.0},
    {"sector": "unknown", "npl_amount": None, "npl_ratio": None},
]
BRIDGE = [
    {"sequence": 3, "component": "closing", "amount": Decimal(80)},
    {"sequence": 1, "component": "opening", "amount": Decimal(100)},
    {"sequence": 2, "component": "cash", "amount": Decimal(-20)},
    {"sequence": 4, "component": "sold", "amount": Decimal(0)},
]
MATRIX = [
    {"from_bucket_no": 1, "from_bucket": "0", "to_bucket_no": 1, "to_bucket": "0", "rate_by_balance": 0.98},
    {
        "from_bucket_no": 1,
        "from_bucket": "0",
        "to_bucket_no": 2,
        "to_bucket": "1-30",
        "rate_by_balance": 0.02,
    },
    {
        "from_bucket_no": 2,
        "from_bucket": "1-30",
        "to_bucket_no": 1,
        "to_bucket": "0",
        "rate_by_balance": None,
    },
]
RATES = [
    {
        "migration": name,
        "opening_as_of": dt.date(2025, 12, 31),
        "migration_rate": rate,
        "migration_rate_with_disposals": rate and rate + 0.01,
    }
    for name, rate in (("normal", 0.02), ("doubtful", None))
]
CLASS_MOVES = [
    {"class_from": 1, "class_to": 1, "share_by_balance": 0.9},
    {"class_from": 1, "class_to": None, "share_by_balance": 0.1},
    {"class_from": 5, "class_to": 5, "share_by_balance": None},
]
REDUCED = [
    {
        "class_from": one,
        "reduction_no": no,
        "reduction": name,
        "share_of_opening": share,
        "amount": Decimal(7),
    }
    for one in (1, 2, None)
    for no, name, share in ((1, "cash", 0.4), (6, "drawn", -0.1), (7, "unexplained", 0.0))
]
FLOWS = [
    {"from_bucket": start, "to_bucket": end, "outcome": how, "balance": Decimal(amount)}
    for start, end, how, amount in (
        ("0", "0", "stayed", 900),
        ("0", "1-30", "stayed", 50),
        ("1-30", None, "repaid", 20),
        (None, "0", "new", 70),
        ("0", None, "repaid", 30),
    )
]
AGES = [
    {"cut": "vintage", "code": code, "months_on_book": age, "reached_share": share}
    for code, age, share in (("2024Q1", 0, 0.0), ("2024Q1", 1, 0.02), ("2024Q2", 0, 0.01))
]
WALL = [
    {"maturity_month": month, "risk_class": 1, "balance": Decimal(amount)}
    for month, amount in ((None, 7), (MONTHS[0], 20), (MONTHS[1], 30))
]
MOVERS = [
    {"cut": "sector", "code": "C", "npl_before": Decimal(5), "npl_now": Decimal(1), "change": Decimal(-4)},
    {"cut": "branch", "code": "B1", "npl_before": Decimal(0), "npl_now": Decimal(7), "change": Decimal(7)},
]
COVERED = [
    {"as_of_date": day, "covered_amount": Decimal(6), "uncovered_amount": Decimal(4), "coverage": share}
    for day, share in zip(MONTHS, [0.6, 0.6, None], strict=True)
]
SPOTS = [
    {"as_of_date": day, "sector": sector, "npl_amount": Decimal(size), "npl_ratio": ratio}
    for sector, size, ratios in (("C", 1, (0.01, None, 0.02)), ("K", 5, (0.03, 0.09, 0.04)))
    for day, ratio in zip(MONTHS, ratios, strict=True)
]
GROWTH = [
    {"sector": "C", "growth": 0.2, "npl_ratio": 0.03, "amount": Decimal(900)},
    {"sector": "K", "growth": -0.1, "npl_ratio": 0.0, "amount": Decimal(100)},
    {"sector": "F", "growth": None, "npl_ratio": 0.01, "amount": Decimal(50)},
    {"sector": "A", "growth": -1.0, "npl_ratio": None, "amount": Decimal(0)},
]
LORENZ = [
    {"cut": "sector", "step": step, "share_of_number": number, "share_of_amount": amount}
    for step, number, amount in ((0, 0.0, 0.0), (2, 1.0, 1.0), (1, 0.5, 0.3))
]
LIMITS = [
    {
        "as_of_date": MONTHS[-1],
        "measure": measure,
        "level": level,
        "limit_level": 0.1,
        "amber_share": 0.9,
        "bound": "max",
        "headroom_amount": Decimal(5),
    }
    for measure, level in (
        ("largest_customer_to_net_capital", 0.1176),
        ("ten_largest_to_net_capital", 0.095),
        ("largest_group_to_net_capital", None),
    )
]
DRAWN = {
    "trend": (charts.trend("npl_ratio"), TREND),
    "limit": (charts.trend("npl_ratio", limit="npl_ratio"), TREND),
    "series": (charts.trend("share", series="risk_class", only=(2, 3)), CLASSES),
    "stacked": (charts.stacked("risk_class", "share", leave_out=(1,)), CLASSES),
    "parts": (charts.parts("covered_amount", "uncovered_amount", ratios=["coverage"]), COVERED),
    "ranked": (charts.ranked("sector", "npl_amount", beside=["npl_ratio"]), SECTORS),
    "listed": (charts.listed("sector", "npl_amount", "npl_ratio"), SECTORS),
    "bridge": (charts.bridge, BRIDGE),
    "movers": (charts.movers("sector", "branch"), MOVERS),
    "matrix": (charts.matrix("rate_by_balance"), MATRIX),
    "classes": (charts.matrix("share_by_balance", "class_from", "class_to"), CLASS_MOVES),
    "compared": (
        charts.compared(
            "migration", "migration_rate", "migration_rate_with_disposals", since="opening_as_of"
        ),
        RATES,
    ),
    "split": (charts.split("class_from", "reduction", "share_of_opening", beside="amount"), REDUCED),
    "bubble": (charts.bubble("sector", "growth", "npl_ratio", size="amount"), GROWTH),
    "lorenz": (charts.lorenz("customer", "sector"), LORENZ),
    "headroom": (charts.headroom, LIMITS),
    "lights": (charts.lights, LIMITS),
    "sankey": (charts.sankey("from_bucket", "to_bucket", "outcome", "balance", leave_out="0"), FLOWS),
    "curves": (charts.curves("code", "months_on_book", "reached_share"), AGES),
    "triangle": (charts.triangle("code", "months_on_book", "reached_share"), AGES),
    "wall": (
        charts.by_month(
            "maturity_month",
            charts.stacked("risk_class", "balance"),
            apart="overdue.past_maturity",
            value="balance",
        ),
        WALL,
    ),
    "heat": (charts.heat("sector", "npl_ratio", size="npl_amount"), SPOTS),
}


def drawn(name: str, reader: Reader = ENGLISH) -> Chart:
    draw, rows = DRAWN[name]
    return draw(rows, reader)


@pytest.mark.parametrize("reader", [ENGLISH, CHINESE], ids=["en", "zh"])
@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_is_what_plotly_accepts_and_speaks(name: str, reader: Reader) -> None:
    chart = drawn(name, reader)
    checked = go.Figure(data=chart.data, layout=chart.layout)
    assert checked.layout.height >= 50
    assert len(chart.alt) > 10
    assert "None" not in chart.alt
    assert charts.Drawn(chart).to_dict() == {"data": chart.data, "layout": chart.layout}


def test_a_bubble_is_as_large_as_its_amount_and_what_has_no_place_is_named() -> None:
    chart = drawn("bubble")
    [bubbles] = chart.data
    large, small = bubbles["marker"]["size"]
    assert (large / small) ** 2 == pytest.approx(9)
    assert bubbles["x"] == [20.0, -10.0]
    assert "Wholesale and retail trade" in chart.note
    assert "Agriculture" not in chart.note


def test_names_of_bubbles_do_not_lie_over_each_other() -> None:
    crowd = [
        {"sector": code, "growth": 0.1 + place / 1000, "npl_ratio": 0.03, "amount": Decimal(10)}
        for place, code in enumerate("ABCDEFGHIJK")
    ]
    [bubbles] = charts.bubble("sector", "growth", "npl_ratio", size="amount")(crowd, ENGLISH).data
    named = [
        (side, text) for side, text in zip(bubbles["textposition"], bubbles["text"], strict=True) if text
    ]
    assert 1 < len(named) < 8
    assert len({side for side, _ in named}) == len(named)


def test_what_starts_anew_every_january_leads_no_line_from_year_to_year() -> None:
    days = [dt.date(2025, 11, 30), dt.date(2025, 12, 31), dt.date(2026, 1, 31)]
    rows = [
        {"as_of_date": day, "npl_ratio": ratio} for day, ratio in zip(days, (0.1, 0.2, 0.05), strict=True)
    ]
    [line] = charts.trend("npl_ratio", starts_anew=True)(rows, ENGLISH).data
    assert line["y"] == [10.0, 20.0, None, 5.0]
    assert line["connectgaps"] is False


def test_a_lorenz_curve_climbs_in_order_beside_the_line_of_equal_shares() -> None:
    equal, curve = drawn("lorenz").data
    assert equal["y"] == [0, 100]
    assert curve["y"] == [0.0, 30.0, 100.0]


def test_a_limit_that_is_not_kept_stands_out_and_one_without_a_value_is_named() -> None:
    chart = drawn("headroom")
    [measured] = chart.data
    assert measured["x"] == [pytest.approx(1.176), pytest.approx(0.95)]
    assert len(set(measured["marker"]["color"])) == 2
    lines = chart.layout["shapes"]
    assert all(line["y0"] < at < line["y1"] < at + 0.5 for line, at in zip(lines, measured["y"], strict=True))
    assert "Largest group" in chart.note
    old = [
        {**row, "capital_on": MONTHS[0], "capital_age_days": 101, "is_capital_stale": True} for row in LIMITS
    ]
    assert "stale: of 31 Jan 2026, 101 days" in charts.headroom(old, ENGLISH).note


def test_a_light_has_a_sign_and_one_that_cannot_be_judged_is_grey() -> None:
    chart = drawn("lights")
    [seen] = chart.data
    assert seen["text"] == [["■"], ["▲"], ["○"]]
    assert seen["z"] == [[3], [2], [0]]
    assert "Not judged" in chart.alt


def test_a_list_whose_values_are_all_unknown_says_so_and_not_that_it_has_no_rows() -> None:
    unknown = [{"sector": code, "share": None, "amount": None} for code in "AB"]
    chart = charts.listed("sector", "share", "amount")(unknown, ENGLISH)
    assert chart.data == []
    assert chart.note == ENGLISH.say("chart.no_values")


def test_published_values_of_others_lie_over_a_trend() -> None:
    plain = drawn("trend")
    peers = [{"as_of_date": MONTHS[2], "peer": "City banks", "measure": "npl_ratio", "level": 0.018}]
    chart = charts.beside_peers(plain, "npl_ratio", peers, ENGLISH)
    go.Figure(data=chart.data, layout=chart.layout)
    assert [line["name"] for line in chart.data[1:]] == ["City banks (published)"]
    assert chart.data[1]["y"] == [pytest.approx(1.8)]
    assert "1.80%" in chart.alt
    assert charts.beside_peers(plain, "npl_ratio", [], ENGLISH) == plain
    assert charts.beside_peers(plain, "npl_ratio", peers, replace(ENGLISH, basis="fdic")) == plain


def test_spots_stand_by_size_and_a_missing_one_stays_empty() -> None:
    chart = drawn("heat")
    [spots] = chart.data
    assert spots["y"] == ["Real estate", "Manufacturing"]
    assert spots["z"] == [[3.0, 9.0, 4.0], [1.0, None, 2.0]]
    assert "Real estate highest at 9.00%" in chart.alt


def test_two_things_of_one_name_keep_a_row_each() -> None:
    twins = [{**row, "sector": f"{row['sector']}9"} for row in SPOTS]
    same = Reader(
        "en", "CNY", {"use_industry_code": {code: {"en": "One", "zh": "一"} for code in ("C9", "K9")}}
    )
    [spots] = charts.heat("sector", "npl_ratio", size="npl_amount")(twins, same).data
    assert spots["y"] == ["One (K9)", "One (C9)"]


def test_a_missing_month_is_a_gap_and_never_zero() -> None:
    [line] = drawn("trend").data
    assert line["y"] == [1.0, None, 3.0]
    assert line["connectgaps"] is False


def test_a_series_without_a_row_in_a_month_has_a_gap_there() -> None:
    rows = [row for row in CLASSES if not (row["risk_class"] == 2 and row["as_of_date"] == MONTHS[1])]
    first, _ = charts.trend("share", series="risk_class", only=(2, 3))(rows, ENGLISH).data
    assert first["y"] == [6.0, None, 6.0]


def test_a_series_that_ended_is_not_called_missing() -> None:
    rows = [row for row in CLASSES if not (row["risk_class"] == 2 and row["as_of_date"] == MONTHS[2])]
    assert charts.trend("share", series="risk_class", only=(2, 3))(rows, ENGLISH).note == ""


def test_parts_left_out_are_left_out_and_the_unevaluated_stay() -> None:
    names = [part["name"] for part in drawn("stacked").data]
    assert names == ["Special mention", "Substandard", "Not evaluated"]


def test_a_class_without_loans_in_a_month_has_none_and_is_not_called_missing() -> None:
    rows = [row for row in CLASSES if not (row["risk_class"] == 3 and row["as_of_date"] == MONTHS[2])]
    chart = charts.stacked("risk_class", "share", leave_out=(1,))(rows, ENGLISH)
    assert chart.data[1]["y"] == [3.0, 3.0, 0.0]
    assert chart.note == ""


def test_parts_of_a_whole_say_the_newest_ratio_even_when_it_is_missing() -> None:
    assert drawn("parts").legend == "Coverage of all loans n/a"
    assert [part["name"] for part in drawn("parts").data] == ["Covered by collateral", "Not covered"]


def test_a_chart_without_a_single_value_is_a_reason_and_no_empty_axes() -> None:
    chart = charts.trend("npl_ratio")([{**row, "npl_ratio": None} for row in TREND], ENGLISH)
    assert chart.data == []
    assert chart.note.startswith("Not available")


def test_a_value_missing_at_the_end_is_told() -> None:
    rows = [*TREND[:2], {**TREND[2], "npl_ratio": None}]
    assert charts.trend("npl_ratio")(rows, ENGLISH).note.startswith(
        "Not available on 31 Mar 2026: NPL ratio."
    )


def test_a_bridge_over_a_missing_month_is_not_drawn() -> None:
    chart = charts.bridge([{**row, "amount": None} for row in BRIDGE], ENGLISH)
    assert chart.data == []
    assert chart.note.startswith("Not available")


def test_the_classes_differ_in_pattern_as_well_as_in_colour() -> None:
    looks = [palette.marker("risk_class", one) for one in (2, 3, 4, 5, None)]
    assert len({look["color"] for look in looks}) == len(looks)
    assert len({look["pattern"]["shape"] for look in looks}) == len(looks)


def test_a_class_looks_the_same_under_every_name_of_its_column() -> None:
    columns = ("risk_class", "risk_class_reported", "worst_class")
    assert len({str(palette.marker(column, 4)) for column in columns}) == 1


def test_neighbouring_classes_differ_in_lightness_for_the_colour_blind() -> None:
    shades = [_lightness(palette.marker("risk_class", one)["color"]) for one in (2, 3, 4)]
    assert all(before - after > 0.08 for before, after in pairwise(shades))


def test_ranked_bars_say_what_they_leave_out() -> None:
    chart = drawn("ranked")
    assert chart.data[0]["customdata"][0].startswith("Agriculture")
    assert len(chart.data[0]["x"]) == 2
    assert chart.note == "At zero: 1. Without a value: 1."
    assert chart.legend == "NPLs · NPL ratio"


def test_a_ranking_of_nothing_draws_nothing_and_says_so() -> None:
    chart = charts.ranked("sector", "npl_amount")([SECTORS[2]], ENGLISH)
    assert chart.data == []
    assert chart.note == "Nothing above zero, of 1 in all."


def test_the_bridge_runs_from_opening_to_closing() -> None:
    [bars] = drawn("bridge").data
    ends = [start + length for start, length in zip(bars["base"], bars["x"], strict=True)]
    assert ends == [100.0, 80.0, 80.0], "a flow of nothing is left out, levels start at zero"
    assert bars["base"] == [0.0, 100.0, 0.0]


def test_movers_without_a_report_to_compare_with_did_not_stand_still() -> None:
    unknown = [{**row, "npl_before": None, "change": None} for row in MOVERS]
    assert "no report" in charts.movers("sector", "branch")(unknown, ENGLISH).note
    still = [{**row, "change": Decimal(0)} for row in MOVERS]
    assert charts.movers("sector", "branch")(still, ENGLISH).note == "Nothing moved."


def test_a_lone_part_of_a_stack_is_named() -> None:
    rows = [{"as_of_date": day, "risk_class": 1, "balance": Decimal(3)} for day in MONTHS]
    chart = charts.stacked("risk_class", "balance")(rows, ENGLISH)
    assert [one["name"] for one in chart.data] == ["Normal"]
    assert chart.layout["showlegend"] is True


def test_a_single_month_is_named_once() -> None:
    chart = charts.trend("npl_ratio")(TREND[:1], ENGLISH)
    assert chart.layout["xaxis"]["tickvals"] == chart.data[0]["x"]


def test_movers_are_grouped_by_cut_in_the_order_asked_for() -> None:
    written = [note["text"] for note in drawn("movers").layout["annotations"] if note["text"]]
    assert written[0] == "<b>Sector</b>"
    assert "−USD 4 to USD 1" in written
    assert "+USD 7 to USD 7" in written


def test_buckets_without_loans_are_left_out_of_the_matrix_and_it_says_so() -> None:
    chart = drawn("matrix")
    assert chart.data[0]["y"] == ["0"]
    assert [note["text"] for note in chart.layout["annotations"]] == ["98.0%", "2.0%"]
    assert chart.note


def test_a_class_that_is_not_known_has_a_column_of_its_own() -> None:
    assert drawn("classes").data[0]["x"] == ["Normal", "Loss", "Not evaluated"]


def test_readings_of_a_rate_stand_beside_each_other_and_a_missing_one_is_told() -> None:
    first, second = drawn("compared").data
    assert (first["x"], second["x"]) == ([2.0, None], [3.0, None])
    assert first["text"] == ["2.00%", "n/a"]
    assert drawn("compared").legend == "Cohort of 31 Dec 2025"


def test_without_a_december_the_rates_say_what_is_missing() -> None:
    nothing = {"opening_as_of": None, "migration_rate": None, "migration_rate_with_disposals": None}
    chart = DRAWN["compared"][0]([{**row, **nothing} for row in RATES], ENGLISH)
    assert chart.data == []
    assert "December" in chart.note


def test_what_adds_stands_left_of_zero_and_what_is_nothing_is_left_out() -> None:
    cash, drawn_since = drawn("split").data
    assert cash["y"] == ["Normal", "Special mention"]
    assert drawn_since["x"] == [-10.0, -10.0]


def test_bands_that_would_hide_the_others_are_left_out() -> None:
    [flow] = drawn("sankey").data
    assert flow["link"]["value"] == [50.0, 20.0]
    assert flow["node"]["label"] == ["Current", "1-30 days", "1-30 days", "Repaid"]
    assert "Current → 1-30 days USD 50" in drawn("sankey").alt


def test_a_young_vintage_stops_where_its_age_stops() -> None:
    old, young = drawn("curves").data
    assert (old["x"], young["x"]) == ([0, 1], [0])
    [cells] = drawn("triangle").data
    assert cells["z"] == [[0.0, 2.0], [1.0, None]]
    assert drawn("triangle").alt == "Values: 2024Q1 2.00% at 1 months; 2024Q2 1.00% at 0 months."


def test_what_has_no_month_is_said_and_not_drawn() -> None:
    chart = drawn("wall")
    assert chart.legend == "Past its maturity: USD 7."
    assert chart.data[0]["y"] == [20.0, 30.0]


def test_long_names_are_cut_to_fit_a_phone() -> None:
    row: dict[str, Any] = {
        "name": "A very long customer name that does not fit beside its value, Limited",
        "share": 0.5,
    }
    chart = charts.ranked("name", "share")([row], ENGLISH)
    name = chart.layout["annotations"][0]["text"]
    assert name.endswith("…")
    assert len(name) + len("50.00%") <= 54


def _lightness(colour: str) -> float:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


SCORES = [
    {"cut": "branch", "code": code, "publication": number, "quality_score": score, "failed_count": failed}
    for code, number, score, failed in (
        ("B1", 1, 1.0, 0),
        ("B1", 2, 0.99999, 3),
        ("B2", 1, None, 0),
        ("B2", 2, 0.5, 50),
    )
] + [{"cut": "all", "code": "all", "publication": 2, "quality_score": 0.9, "failed_count": 53}]


def test_a_grid_writes_each_value_and_what_a_round_hundred_hides() -> None:
    chart = charts.grid("code", "publication", "quality_score", ("branch",), "failed_count", low_is_bad=True)(
        SCORES, ENGLISH
    )
    [data] = chart.data
    assert data["x"] == ["1", "2"]
    assert data["text"] == [["100.00%", "99.999% · 3"], ["○", "50.00% · 50"]]
    assert data["z"] == [[0, pytest.approx(0.00002)], [-0.25, 1]]
    assert [written["text"] for written in chart.layout["annotations"]] == ["B1", "B2"]
    assert chart.alt.count("99.999% · 3") == 1


def test_a_grid_of_counts_is_darkest_where_most_fail() -> None:
    rows = [
        {"rule": rule, "title": rule, "severity": "warning", "publication": 1, "failing_row_count": count}
        for rule, count in (("none", 0), ("few", 9), ("many", 99), ("unjudged", None))
    ]
    [data] = charts.grid("rule", "publication", "failing_row_count")(rows, CHINESE).data
    assert [row[0] for row in data["z"]] == [0, pytest.approx(0.5), 1, -0.25]
    assert [row[0] for row in data["text"]] == ["0", "9", "99", "○"]


def test_a_grid_of_too_many_things_leaves_out_the_best() -> None:
    rows = [
        {"rule": f"r{n}", "title": f"r{n}", "severity": "warning", "publication": 1, "failing_row_count": n}
        for n in range(20)
    ]
    chart = charts.grid("rule", "publication", "failing_row_count")(rows, ENGLISH)
    assert len(chart.data[0]["y"]) == 16
    assert chart.note == ENGLISH.say("chart.more", count=4)
    assert "r3" not in chart.alt
