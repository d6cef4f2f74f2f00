from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.domain.backups import (
    DAILY,
    MONTHLY,
    NEARLY,
    RECENT,
    WEEKLY,
    Backup,
    due,
    latest,
    moment_of,
    name_of,
    superfluous,
)

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
OURS, THEIRS = "a1" * 16, "b2" * 16
MOST = 2 * (DAILY + WEEKLY + MONTHLY)
"""What is kept at most: past and future, each by the same rule."""

moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)
steps = st.one_of(
    st.integers(1, 48).map(lambda hours: timedelta(hours=hours)),  # the clock goes on
    st.integers(-4000, 4000).map(lambda days: timedelta(days=days)),  # somebody sets it
    st.integers(-50, 50).map(lambda seconds: timedelta(seconds=seconds)),  # it is corrected
)


def backup(made_at: datetime, journal: str = OURS, *, verified: bool = True, name: str = "") -> Backup:
    path = Path("backups") / (name or name_of(made_at))
    return Backup(path, made_at, 1, verified_at=made_at if verified else None, journal=journal)


def thinned(backups: list[Backup], now: datetime) -> list[Backup]:
    gone = superfluous(backups, OURS, now)
    assert all(one in backups for one in gone)
    return [one for one in backups if one not in gone]


def test_the_name_tells_the_second_and_comes_back() -> None:
    made_at = datetime(2026, 11, 22, 20, 15, 3, tzinfo=UTC)
    assert name_of(made_at) == "2026-11-22T20-15-03Z.rjbackup"
    assert moment_of("2026-11-22T20-15-03Z.rjbackup") == made_at


@pytest.mark.parametrize(
    "name",
    [
        "2026-11-22T20-15-03Z (copy).rjbackup",
        "2026-13-22T20-15-03Z.rjbackup",
        "2026-11-22T20-15-03Z.rjbackup.part",
        ".2026-11-22T20-15-03Z.rjbackup",
        "٢٠٢٦-11-22T20-15-03Z.rjbackup",
        "photo.jpg",
    ],
)
def test_another_name_is_no_backup(name: str) -> None:
    assert moment_of(name) is None


@pytest.mark.parametrize(
    ("hours", "changed", "expected"),
    [(19.9, True, False), (20, True, True), (20, False, False), (-1, True, True), (-1, False, False)],
)
def test_due_after_twenty_hours_of_change(hours: float, changed: bool, expected: bool) -> None:
    assert due(NOON - timedelta(hours=hours), NOON, changed) is expected


def test_the_first_is_due_as_soon_as_something_is_written() -> None:
    assert due(None, NOON, True)
    assert not due(None, NOON, False)


def test_the_latest_is_not_one_from_the_future_nor_one_unread() -> None:
    old, new = backup(NOON - timedelta(days=2)), backup(NOON - timedelta(days=1))
    future, unread = backup(NOON + timedelta(days=300)), backup(NOON, verified=False)
    assert latest([old, future, new, unread], NOON) == new
    assert latest([future], NOON) == future
    assert latest([unread], NOON) is None


def test_three_years_of_evenings() -> None:
    kept: list[Backup] = []
    for day in range(3 * 365):
        now = NOON + timedelta(days=day)
        kept = thinned([*kept, backup(now)], now)
    days = sorted((now.date() - one.made_at.date()).days for one in kept)
    assert days[:14] == list(range(14))
    weeks = {(now - timedelta(weeks=back)).isocalendar()[:2] for back in range(WEEKLY)}
    assert weeks <= {one.made_at.isocalendar()[:2] for one in kept}
    assert len(kept) <= DAILY + WEEKLY + MONTHLY
    months = {(one.made_at.year, one.made_at.month) for one in kept}
    assert len(months) == MONTHLY


def test_a_year_without_writing_takes_none_away() -> None:
    kept = thinned([backup(NOON - timedelta(days=day)) for day in range(60)], NOON)
    assert thinned(kept, NOON + timedelta(days=365)) == kept


def test_of_one_day_the_newest_stays_unless_only_an_older_one_was_verified() -> None:
    early, morning = backup(NOON - timedelta(hours=8)), backup(NOON - timedelta(hours=6))
    unread, evening = backup(NOON - timedelta(hours=3), verified=False), backup(NOON, verified=False)
    assert thinned([early, morning, unread, evening], NOON + timedelta(days=2)) == [morning, evening]


def test_several_in_one_second_are_not_from_the_future() -> None:
    burst = [backup(NOON + timedelta(seconds=second)) for second in range(5)]
    assert thinned(burst, NOON) == burst
    assert latest(burst, NOON) == burst[-1]
    assert not due(NOON + timedelta(seconds=3), NOON, True)


def test_the_last_day_is_kept_whole() -> None:
    today = [backup(NOON - timedelta(hours=hour)) for hour in range(11)]
    assert thinned(today, NOON + timedelta(hours=3)) == today
    assert len(thinned(today, NOON + timedelta(hours=30))) == 1


@given(start=moments, jumps=st.lists(steps, max_size=120))
def test_whatever_the_clock_does_the_new_one_stays_and_the_number_is_bounded(
    start: datetime, jumps: list[timedelta]
) -> None:
    foreign = [backup(start, THEIRS), backup(start, name="2001-01-01T00-00-00Z.rjbackup")]
    kept, now = list(foreign), start
    for jump in jumps:
        now += jump
        new = backup(now)
        if any(one.path == new.path for one in kept):
            continue
        newest_verified = latest([*kept, new], now)
        kept = thinned([*kept, new], now)
        assert new in kept
        assert newest_verified in kept
        assert thinned(kept, now) == kept
        assert kept[:2] == foreign
        recent = [one for one in kept if -NEARLY <= now - one.made_at < RECENT]
        assert len(kept) <= MOST + 2 + len(foreign) + len(recent)


@given(st.lists(st.tuples(moments, st.booleans()), max_size=80, unique_by=lambda one: one[0]), moments)
def test_the_newest_verified_one_is_never_let_go(made: list[tuple[datetime, bool]], now: datetime) -> None:
    backups = [backup(moment, verified=verified) for moment, verified in made]
    kept = thinned(backups, now)
    verified = [one for one in backups if one.verified_at is not None]
    if verified:
        assert max(verified, key=lambda one: one.made_at) in kept
        assert latest(backups, now) in kept


@given(st.lists(moments, max_size=60, unique=True), moments)
def test_what_others_made_is_never_touched(made: list[datetime], now: datetime) -> None:
    others = [backup(moment, THEIRS) for moment in made]
    renamed = [backup(moment, name=f"{number}.rjbackup") for number, moment in enumerate(made)]
    unread = [backup(moment, "", verified=False) for moment in made]
    assert superfluous([*others, *renamed, *unread], OURS, now) == []
