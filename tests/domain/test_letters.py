"""Letters that rest and letters that are sealed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from relationship_journal.domain.letters import (
    Fate,
    Letter,
    as_text,
    cools_until,
    drafted,
    given,
    has_detail,
    is_cooling,
    is_sealed,
    kept,
    line_of,
    paragraphs,
    sealed,
)
from relationship_journal.domain.records import Privacy, natural_id

EVENING = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)


def letter(**values: object) -> Letter:
    return Letter(id=natural_id("letter"), day=date(2026, 11, 22), **values)  # type: ignore[arg-type]


def test_what_was_begun_on_a_hard_day_is_slept_on() -> None:
    hard = letter(hard_day=True, begun_at=EVENING)
    assert cools_until(hard) == EVENING + timedelta(hours=12)
    assert is_cooling(hard, EVENING + timedelta(hours=11, minutes=59))
    assert not is_cooling(hard, EVENING + timedelta(hours=12))
    assert not is_cooling(hard, EVENING + timedelta(hours=3), hours=2)


def test_a_reason_lets_it_go_at_once_and_a_good_day_needs_none() -> None:
    assert not is_cooling(
        letter(hard_day=True, begun_at=EVENING, released_because="He leaves today."), EVENING
    )
    assert is_cooling(letter(hard_day=True, begun_at=EVENING, released_because="  "), EVENING)
    assert not is_cooling(letter(begun_at=EVENING), EVENING)


def test_a_sealed_letter_opens_on_its_day() -> None:
    sealed = letter(fate=Fate.SEALED, sealed_until=date(2027, 1, 1))
    assert is_sealed(sealed, date(2026, 12, 31))
    assert not is_sealed(sealed, date(2027, 1, 1))
    assert not is_sealed(letter(sealed_until=date(2027, 1, 1)), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("zone", "begun", "local"),
    [
        ("Europe/Lisbon", datetime(2026, 10, 24, 22, 0, tzinfo=UTC), "2026-10-25 10:00"),  # an hour twice
        ("Europe/Lisbon", datetime(2026, 3, 28, 22, 30, tzinfo=UTC), "2026-03-29 11:30"),  # an hour missing
        ("America/St_Johns", datetime(2026, 11, 23, 3, 0, tzinfo=UTC), "2026-11-23 11:30"),
        ("Pacific/Kiritimati", datetime(2026, 11, 23, 9, 59, tzinfo=UTC), "2026-11-24 11:59"),
    ],
)
def test_twelve_hours_are_twelve_hours_whatever_the_clocks_do(zone: str, begun: datetime, local: str) -> None:
    hard = letter(hard_day=True, begun_at=begun)
    until = cools_until(hard)
    assert until is not None
    assert f"{until.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" == local
    assert is_cooling(hard, (until - timedelta(seconds=1)).astimezone(ZoneInfo(zone)))
    assert not is_cooling(hard, until.astimezone(ZoneInfo(zone)))


def test_no_hours_mean_no_rest() -> None:
    assert not is_cooling(letter(hard_day=True, begun_at=EVENING), EVENING, hours=0)


def test_giving_makes_it_no_secret_and_taking_it_back_makes_it_one_again() -> None:
    handed = given(letter(privacy=Privacy.DRAFT, given_how="In a lunchbox"), date(2026, 11, 23))
    assert (handed.fate, handed.given_on, handed.privacy) == (
        Fate.GIVEN,
        date(2026, 11, 23),
        Privacy.GIVEN,
    )
    back = drafted(handed)
    assert (back.fate, back.given_on, back.privacy) == (Fate.DRAFT, None, Privacy.MINE)
    assert back.given_how == "In a lunchbox"
    assert drafted(sealed(letter(privacy=Privacy.DRAFT), date(2027, 1, 1))).privacy is Privacy.DRAFT
    assert kept(letter(privacy=Privacy.DRAFT)).privacy is Privacy.MINE


def test_a_list_names_a_letter_by_its_first_words_but_never_a_sealed_one() -> None:
    words = letter(text="You stayed on the phone.")
    assert line_of(words).name == "You stayed on the phone."
    assert line_of(sealed(words, date(2027, 1, 1))).name == ""
    assert line_of(sealed(letter(title="Anniversary", text="x"), date(2027, 1, 1))).name == "Anniversary"


@pytest.mark.parametrize(
    "text", ["at half past 7", "when we met Mia", "You came on Tuesday.", "I sat in the “Blue Room”"]
)
def test_a_name_a_day_or_a_number_is_noticed(text: str) -> None:
    assert has_detail(text)


@pytest.mark.parametrize("text", ["", "You are kind. I love you.", "Then I thought so and I’m glad"])
def test_what_could_be_said_of_anybody_is_not(text: str) -> None:
    assert not has_detail(text)


@pytest.mark.parametrize("text", ["字" * 200_000, "a-" * 100_000, "a" + " " * 200_000])
def test_a_text_of_any_shape_is_looked_through_once(text: str) -> None:
    assert not has_detail(text)  # looked through again from each letter it would take minutes


def test_answers_become_paragraphs_and_nothing_is_added() -> None:
    assert paragraphs(["  One. ", "", "Two\nlines"]) == "One.\n\nTwo\nlines"
    assert as_text(letter(title=" For you ", text="Words\n")) == "For you\n\nWords"
    assert as_text(letter(text="Words")) == "Words"
