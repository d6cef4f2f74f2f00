"""Letters that rest and letters that are sealed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from relationship_journal.domain.letters import Fate, Letter, cools_until, is_cooling, is_sealed
from relationship_journal.domain.records import natural_id

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
