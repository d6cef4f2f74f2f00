"""The gap chart: each row where its ratings say, named on the line."""

from __future__ import annotations

from relationship_journal.charts.gap_chart import GapRow, GapWords, draw, figure
from relationship_journal.charts.style import ChartSize, ChartStyle

ROWS = [GapRow("Kind words", 4, 1), GapRow("Shared fun", 2, 2), GapRow("Practical help", 0, 3)]
SIZE = ChartSize(420, 160)


def test_a_row_has_both_points_and_the_gap_between_them() -> None:
    axes = figure(ROWS, SIZE).axes[0]
    drawn = [(list(line.get_xdata()), list(line.get_ydata())) for line in axes.get_lines()]
    assert drawn[:3] == [([1, 4], [0, 0]), ([4], [0]), ([1], [0])]
    assert drawn[6:] == [([3, 0], [-2, -2]), ([0], [-2]), ([3], [-2])]
    assert [label.get_text() for label in axes.get_yticklabels()] == [row.name for row in ROWS]


def test_the_points_are_named_on_the_first_line() -> None:
    axes = figure(ROWS, SIZE, words=GapWords("matters", "there was")).axes[0]
    assert {text.get_text(): text.xy for text in axes.texts} == {"matters": (4, 0), "there was": (1, 0)}


def test_rows_are_found_by_their_number() -> None:
    chart = draw(ROWS, SIZE, ChartStyle(), GapWords())
    places = [chart.y_of_value(-row) for row in range(3)]
    assert places == sorted(places)
    assert 0 < places[0] < places[2] < SIZE.height
    assert (chart.width, chart.height) == (420, 160)


def test_nothing_rated_yet_is_an_empty_chart() -> None:
    assert draw([], SIZE, ChartStyle(), GapWords()).width == 420
