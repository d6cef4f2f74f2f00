"""Dates as people remember them, and what keeps coming back."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.domain.days import Span
from relationship_journal.domain.diagnosis import (
    ApproximateDate,
    DiagnosisNote,
    Precision,
    culprit_counts,
    last_day,
    parse_when,
)

TODAY = date(2024, 7, 15)
DAY, MONTH, SEASON, YEAR = Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.YEAR


@pytest.mark.parametrize(
    ("text", "since", "precision", "about"),
    [
        ("2024-03-12", (2024, 3, 12), DAY, False),
        ("12.3.2024", (2024, 3, 12), DAY, False),
        ("12. 3. 24", (2024, 3, 12), DAY, False),
        ("3/25/2024", (2024, 3, 25), DAY, False),
        ("12 March 2024", (2024, 3, 12), DAY, False),
        ("the 12th of March, 2024", (2024, 3, 12), DAY, False),
        ("March 12, 2024", (2024, 3, 12), DAY, False),
        ("12 mar", (2024, 3, 12), DAY, False),
        ("August 12", (2023, 8, 12), DAY, False),
        ("August 20", (2020, 8, 1), MONTH, False),
        ("29 February", (2024, 2, 29), DAY, False),
        ("yesterday", (2024, 7, 14), DAY, False),
        ("Today", (2024, 7, 15), DAY, False),
        ("last Monday", (2024, 7, 8), DAY, False),
        ("3 days ago", (2024, 7, 12), DAY, False),
        ("two weeks ago", (2024, 7, 1), DAY, True),
        ("March 2024", (2024, 3, 1), MONTH, False),
        ("mar 24", (2024, 3, 1), MONTH, False),
        ("Mar. ’24", (2024, 3, 1), MONTH, False),
        ("July '09", (2009, 7, 1), MONTH, False),
        ("2024-03", (2024, 3, 1), MONTH, False),
        ("3/2024", (2024, 3, 1), MONTH, False),
        ("last month", (2024, 6, 1), MONTH, False),
        ("a few months ago", (2024, 4, 1), MONTH, True),
        ("some time in June", (2024, 6, 1), MONTH, True),
        ("August", (2023, 8, 1), MONTH, False),
        ("last July", (2023, 7, 1), MONTH, False),
        ("spring 2023", (2023, 3, 1), SEASON, False),
        ("around spring 2023", (2023, 3, 1), SEASON, True),
        ("Summer of '19", (2019, 6, 1), SEASON, False),
        ("last spring", (2024, 3, 1), SEASON, False),
        ("last summer", (2023, 6, 1), SEASON, False),
        ("this summer", (2024, 6, 1), SEASON, False),
        ("fall 2022", (2022, 9, 1), SEASON, False),
        ("winter 2022/23", (2022, 12, 1), SEASON, False),
        ("winter 2022", (2022, 12, 1), SEASON, False),
        ("winter 2024", (2023, 12, 1), SEASON, False),
        ("last winter", (2023, 12, 1), SEASON, False),
        ("about 2022", (2022, 1, 1), YEAR, True),
        ("~2020", (2020, 1, 1), YEAR, True),
        ("in 2021", (2021, 1, 1), YEAR, False),
        ("early 2023", (2023, 1, 1), YEAR, True),
        ("last year", (2023, 1, 1), YEAR, False),
        ("3 years ago", (2021, 1, 1), YEAR, False),
        ("2024", (2024, 1, 1), YEAR, False),
    ],
)
def test_people_are_understood(text, since, precision, about):
    assert parse_when(text, TODAY) == ApproximateDate(date(*since), precision, about)


def test_a_last_period_is_over():
    assert parse_when("last June", date(2024, 6, 30)) == ApproximateDate(date(2023, 6, 1), MONTH)
    assert parse_when("last June", date(2024, 7, 1)) == ApproximateDate(date(2024, 6, 1), MONTH)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "sometimes",
        "31 February 2023",
        "tomorrow",
        "2024-07-16",
        "August 2024",
        "2025",
        "spring 2025",
        "0000-00-00",
        "99999 years ago",
        "9999 years ago",
        "²",
        "12.13.14.15",
        "last",
        "about",
        "winter 2022/27",
    ],
)
def test_what_is_unclear_or_in_the_future_is_not_guessed(text):
    assert parse_when(text, TODAY) is None


WORDS = """
    last this about around spring winter fall march mar may 12 24 2023 9999 '99 of the in ago three a few
    years months week day - / . , ² ٣ 00 0000 31 yesterday monday year
"""
anything = st.one_of(st.text(max_size=30), st.lists(st.sampled_from(WORDS.split()), max_size=6).map(" ".join))


@given(anything, st.dates())
def test_it_never_raises_and_never_names_the_future(text, today):
    found = parse_when(text, today)
    assert found is None or found.since <= today


@given(st.dates(date(1950, 1, 1), TODAY))
def test_a_written_date_comes_back_whatever_its_form(day):
    expected = ApproximateDate(day)
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%d/%m/%Y"):
        assert parse_when(day.strftime(form), TODAY) == expected
    assert parse_when(f"{day:%B %Y}", TODAY) == ApproximateDate(day.replace(day=1), MONTH)


@pytest.mark.parametrize(
    ("since", "precision", "last"),
    [
        ((2024, 2, 10), DAY, (2024, 2, 10)),
        ((2024, 2, 1), MONTH, (2024, 2, 29)),
        ((2023, 12, 1), SEASON, (2024, 2, 29)),
        ((2023, 3, 1), SEASON, (2023, 5, 31)),
        ((2023, 1, 1), YEAR, (2023, 12, 31)),
    ],
)
def test_the_last_day_of_a_period(since, precision, last):
    assert last_day(ApproximateDate(date(*since), precision)) == date(*last)


def note(number, since, culprits, precision=DAY):
    return DiagnosisNote(
        id=UUID(int=number), day=TODAY, since=since, precision=precision, what="…", culprits=culprits
    )


def test_culprits_are_counted_by_when_it_happened():
    notes = [
        note(1, date(2023, 1, 1), ["stress", "baby"], YEAR),
        note(2, date(2023, 5, 2), ["stress", "stress"]),
        note(3, date(2023, 6, 1), ["distance"]),
        note(4, date(2022, 6, 1), ["distance"]),
    ]
    early_may_on = Span(date(2023, 5, 1), TODAY)
    assert culprit_counts(notes, early_may_on) == [("stress", 2), ("baby", 1), ("distance", 1)]
    assert culprit_counts(notes, Span(date(2020, 1, 1), TODAY))[0] == ("distance", 2)
