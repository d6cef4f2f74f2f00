from datetime import date, timedelta

import pytest

from relationship_journal.charts import streak_chart
from relationship_journal.charts.rendering import render
from relationship_journal.charts.style import ChartSize
from relationship_journal.domain.days import Span

LAST = date(2026, 11, 22)
SIZE = ChartSize(560, 180)


def run(*lengths: int) -> list[tuple[date, float]]:
    return [(LAST - timedelta(days=len(lengths) - 1 - n), float(length)) for n, length in enumerate(lengths)]


def test_the_longest_run_is_named_on_the_line():
    lengths = run(*range(20), *range(12))
    figure = streak_chart.figure(lengths, Span(lengths[0][0], LAST), SIZE)
    assert [text.get_text() for text in figure.axes[0].texts] == ["longest: 19 days"]


@pytest.mark.parametrize("longest", [0, 1, 4, 9, 31, 365, 3650])
def test_few_whole_numbers_beside_the_hairlines(longest: int):
    lengths = run(longest)
    span = Span(LAST - timedelta(days=90), LAST)
    drawn = render(streak_chart.figure(lengths, span, SIZE), span)
    ticks = streak_chart.figure(lengths, Span(LAST, LAST), SIZE).axes[0].get_yticks()
    assert 2 <= len(ticks) <= 6
    assert ticks[-1] >= longest
    assert drawn.y_of_value(longest) >= drawn.top


def test_no_streak_yet_is_an_empty_calm_chart():
    span = Span(LAST - timedelta(days=90), LAST)
    figure = streak_chart.figure([], span, SIZE)
    assert not figure.axes[0].texts
    assert render(figure, span).rgba
