from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.charts.canvas import month_ticks
from relationship_journal.charts.style import ChartWords
from relationship_journal.domain.days import Span

MONTHS = ChartWords().months
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(days, st.integers(0, 40_000), st.integers(2, 12))
def test_ticks_lie_in_the_span_in_order_and_are_few(first: date, length: int, most: int):
    span = Span(first, first + timedelta(days=length))
    ticks = list(month_ticks(span, most, MONTHS))
    assert all(day in span for day, _ in ticks)
    assert [day for day, _ in ticks] == sorted({day for day, _ in ticks})
    assert len(ticks) <= max(most, 2) + 1


def test_a_month_names_days_a_year_names_months_and_ten_years_name_years():
    def words(length: int) -> list[str]:
        last = date(2026, 11, 22)
        return [word for _, word in month_ticks(Span(last - timedelta(days=length - 1), last), 9, MONTHS)]

    assert words(30)[0] == "24 Oct"
    assert words(365) == ["Jan 2026", "Mar", "May", "Jul", "Sep", "Nov"]
    assert words(3650) == ["2018", "2020", "2022", "2024", "2026"]
