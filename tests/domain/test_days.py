"""Which day a moment belongs to: clocks that change, days that never were, and travel."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.domain.days import Span, day_of, month_of, same_day_in_year, week_of

ZONES = [
    ZoneInfo(name)
    for name in (
        "Europe/Berlin",
        "America/New_York",
        "Pacific/Apia",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "UTC",
    )
]
moments = st.datetimes(datetime(2009, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


@given(moments, st.sampled_from(ZONES), st.integers(0, 23))
def test_the_wall_clock_decides(moment, zone, first_hour):
    wall = moment.astimezone(zone).replace(tzinfo=None)
    started = datetime.combine(day_of(moment, zone, first_hour), datetime.min.time()).replace(hour=first_hour)
    assert started <= wall < started + timedelta(days=1)


@given(moments, st.sampled_from(ZONES), st.integers(0, 3 * 24 * 60))
def test_days_do_not_run_backwards_at_the_fourth_hour(moment, zone, minutes):
    later = moment + timedelta(minutes=minutes)
    assert day_of(moment, zone) <= day_of(later, zone)


@pytest.mark.parametrize(
    ("zone", "changes"),
    [
        ("Europe/Berlin", date(2024, 3, 31)),
        ("Europe/Berlin", date(2024, 10, 27)),
        ("America/New_York", date(2024, 3, 10)),
        ("America/New_York", date(2024, 11, 3)),
        ("Australia/Lord_Howe", date(2024, 4, 7)),  # half an hour
        ("Australia/Lord_Howe", date(2024, 10, 6)),
    ],
)
def test_a_day_on_which_clocks_change_starts_at_four_as_well(zone, changes):
    there = ZoneInfo(zone)
    four = datetime(changes.year, changes.month, changes.day, 4, tzinfo=there)
    assert day_of(four, there) == changes
    assert day_of(four.astimezone(UTC) - timedelta(seconds=1), there) == changes - timedelta(days=1)


def test_no_moment_of_the_day_samoa_skipped_is_written_by_day():
    apia = ZoneInfo("Pacific/Apia")
    last = datetime(2011, 12, 29, 23, 59, tzinfo=apia).astimezone(UTC)
    assert day_of(last, apia) == date(2011, 12, 29)
    # One minute later it is midnight of the 31st; until four, the night belongs to the day before it.
    assert day_of(last + timedelta(hours=4, minutes=1), apia) == date(2011, 12, 31)


def test_a_night_belongs_to_the_evening_before():
    berlin = ZoneInfo("Europe/Berlin")
    assert day_of(datetime(2024, 3, 1, 1, 0, tzinfo=berlin), berlin) == date(2024, 2, 29)
    assert day_of(datetime(2024, 1, 1, 3, 59, 59, tzinfo=berlin), berlin) == date(2023, 12, 31)
    assert day_of(datetime(2024, 1, 1, 4, 0, tzinfo=berlin), berlin) == date(2024, 1, 1)


def test_the_same_moment_is_another_day_elsewhere():
    moment = datetime(2024, 6, 1, 10, 0, tzinfo=UTC)
    days = {
        zone: day_of(moment, ZoneInfo(zone)) for zone in ("Pacific/Apia", "Europe/Berlin", "America/New_York")
    }
    assert days["Pacific/Apia"] == date(2024, 6, 1)
    assert day_of(moment, ZoneInfo("Pacific/Pago_Pago")) == date(2024, 5, 31)
    assert days["Europe/Berlin"] == days["America/New_York"] == date(2024, 6, 1)


def test_flying_east_over_the_date_line_lives_a_day_twice():
    auckland, los_angeles = ZoneInfo("Pacific/Auckland"), ZoneInfo("America/Los_Angeles")
    departs = datetime(2024, 6, 2, 20, 0, tzinfo=auckland)
    arrives = departs.astimezone(UTC) + timedelta(hours=12)
    assert day_of(departs, auckland) == day_of(arrives, los_angeles) == date(2024, 6, 2)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_weeks_and_months_hold_their_day(day):
    week, month = week_of(day), month_of(day)
    assert day in week
    assert (week.first.weekday(), week.last.weekday(), len(week)) == (0, 6, 7)
    assert day in month
    assert {d.month for d in month} == {day.month}
    assert (month.first - timedelta(days=1)).month != day.month != (month.last + timedelta(days=1)).month


def test_the_leap_day_is_remembered_on_the_28th():
    assert same_day_in_year(date(2024, 2, 29), 2023) == date(2023, 2, 28)
    assert same_day_in_year(date(2024, 2, 29), 2020) == date(2020, 2, 29)


def test_a_span_backwards_is_empty():
    span = Span(date(2024, 1, 2), date(2024, 1, 1))
    assert (len(span), list(span)) == (0, [])
