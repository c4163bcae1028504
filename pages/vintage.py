"""How much of what was lent ever went bad, by months on book."""

from oversight import charts, frame

scope = frame.ensure()
frame.title(scope, "vintage")

views = {
    "curves": charts.curves("code", "months_on_book", "reached_share"),
    "triangle": charts.triangle("code", "months_on_book", "reached_share"),
}
choose = frame.choosing(
    reached=("over_30", "over_90", "npl"),
    curves_by=("vintage", "product", "channel", "branch"),
    origin=("first", "refinancing"),
)
frame.figure(scope, "vintage_curves", views, down=["vintage"], note="vintage.read", choose=choose)
