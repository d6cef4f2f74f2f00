"""Streaks against a slow oracle that replays the rule day by day from every possible first day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.domain.days import Span
from relationship_journal.domain.streaks import NO_STREAK, Run, Streak, current, lengths, runs, streak

START = date(2023, 12, 20)  # the weeks that follow hold a month's end, a year's end and a leap day
HISTORY = 90


def day(number):
    return START + timedelta(days=number)


histories = st.lists(st.sampled_from("wwwwmmr"), min_size=0, max_size=HISTORY)


def read(history):
    written = [day(n) for n, letter in enumerate(history) if letter == "w"]
    rests = {day(n) for n, letter in enumerate(history) if letter == "r"}
    return written, rests


def oracle(history, today):
    """Runs as lists of day numbers and letters, found by trying how far each first day reaches."""
    found = []
    n = 0
    while n < len(history):
        if history[n] != "w" or n > today:
            n += 1
            continue
        reach, misses = n, {}
        for m in range(n + 1, today + 1):
            letter = history[m] if m < len(history) else "m"
            if letter == "w":
                reach = m
            elif letter == "m" and m < today:
                month = (day(m).year, day(m).month)
                misses[month] = misses.get(month, 0) + 1
                if misses[month] == 3:
                    alive = False
                    break
        else:
            alive = True
        letters = [history[m] for m in range(n, reach + 1)]
        found.append(
            (Run(day(n), day(reach), letters.count("w"), letters.count("m"), letters.count("r")), alive)
        )
        n = reach + 1
    return found


@given(histories, st.integers(0, HISTORY + 10))
def test_runs_are_those_of_the_day_by_day_rule(history, today):
    written, rests = read(history)
    assert runs(written, rests, day(today)) == [run for run, _ in oracle(history, today)]


@given(histories, st.integers(0, HISTORY + 10))
def test_the_streak_is_the_last_run_while_it_lives(history, today):
    written, rests = read(history)
    found = oracle(history, today)
    longest = max((run.length for run, _ in found), default=0)
    expected = Streak(0, longest, None, None, 0, 0)
    if found and found[-1][1]:
        run = found[-1][0]
        expected = Streak(run.length, longest, run.first, run.last, run.repairs, run.rests)
    assert streak(written, rests, day(today)) == expected


@given(histories, st.integers(0, HISTORY + 10))
def test_current_sees_the_same_present_run_as_the_full_history(history, today):
    written, rests = read(history)
    full = streak(written, rests, day(today))
    present = current(reversed(written), rests, day(today))
    assert present == Streak(full.length, full.length, full.first, full.last, full.repairs, full.rests)


@given(histories, st.integers(0, HISTORY + 10))
def test_lengths_are_the_streak_of_the_morning_after(history, today):
    written, rests = read(history)
    span = Span(day(-3), day(HISTORY + 12))
    shown = lengths(written, rests, span, day(today))
    assert [d for d, _ in shown] == [day(n) for n in range(-3, today + 1)]
    for on, length in shown[::4]:
        until = [d for d in written if d <= on]
        morning = on if on == day(today) else on + timedelta(days=1)
        assert length == streak(until, rests, morning).length


@given(histories, st.integers(0, HISTORY + 10))
def test_a_rest_day_never_shortens_a_streak(history, today):
    written, rests = read(history)
    before = streak(written, rests, day(today)).length
    all_rested = {day(n) for n in range(HISTORY + 12)}
    assert streak(written, all_rested, day(today)).length >= before


def test_current_stops_reading_at_a_certain_break():
    def newest_first():
        yield from (day(n) for n in range(100, 90, -1))
        yield day(80)
        pytest.fail("read past a gap that nothing survives")

    assert current(newest_first(), set(), day(100)).length == 10


def test_current_reads_one_day_only_when_the_run_is_long_over():
    def newest_first():
        yield day(0)
        pytest.fail("read on")

    assert current(newest_first(), set(), day(4000)) == NO_STREAK


def test_today_is_not_missed_before_it_is_over():
    written = [date(2024, 5, 1), date(2024, 5, 2)]
    # 3 and 4 May are repaired, the 5th would be the third miss of the month.
    assert streak(written, set(), date(2024, 5, 5)).length == 2
    assert streak(written, set(), date(2024, 5, 6)).length == 0


def test_repairs_begin_afresh_with_each_month():
    # Missed: 30 and 31 January, 1 and 2 February 2024.
    written = [date(2024, 1, 28), date(2024, 1, 29), date(2024, 2, 3)]
    assert streak(written, set(), date(2024, 2, 3)) == Streak(
        3, 3, date(2024, 1, 28), date(2024, 2, 3), repairs=4, rests=0
    )


def test_a_new_run_brings_its_own_repairs():
    written = [date(2024, 5, 1), date(2024, 5, 5), date(2024, 5, 8)]
    # Three misses end the first run; the second has two repairs of the same month again.
    assert runs(written, set(), date(2024, 5, 8)) == [
        Run(date(2024, 5, 1), date(2024, 5, 1), 1, 0, 0),
        Run(date(2024, 5, 5), date(2024, 5, 8), 2, 2, 0),
    ]


def test_the_leap_day_is_a_day_like_any_other():
    written = [date(2024, 2, 28), date(2024, 3, 1)]
    assert streak(written, set(), date(2024, 3, 1)).repairs == 1
    assert streak(written, {date(2024, 2, 29)}, date(2024, 3, 1)).rests == 1


@pytest.mark.parametrize("start", [day(n) for n in range(0, 70, 3)])
def test_five_misses_in_a_row_always_end_a_run(start):
    assert streak([start], set(), start + timedelta(days=6)).length == 0


def test_rests_and_repairs_after_the_last_written_day_do_not_count():
    present = streak([date(2024, 5, 1)], {date(2024, 5, 2)}, date(2024, 5, 4))
    assert (present.length, present.repairs, present.rests) == (1, 0, 0)


def test_days_after_today_and_days_named_twice_are_not_counted():
    written = [date(2024, 5, 1), date(2024, 5, 1), date(2024, 5, 2), date(2024, 5, 3)]
    assert streak(written, set(), date(2024, 5, 2)).length == 2
    assert current(reversed(written), set(), date(2024, 5, 2)).length == 2


def test_ten_years_without_a_gap():
    written = [day(n) for n in range(3653)]
    assert streak(written, set(), written[-1]).length == 3653
    grown = [length for _, length in lengths(written, set(), Span(written[0], written[-1]), written[-1])]
    assert all(after == before + 1 for before, after in pairwise(grown))
