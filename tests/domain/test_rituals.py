"""What days mean for a ritual, its weeks, its streak and its page."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.domain.days import Span
from relationship_journal.domain.rituals import (
    DayState,
    Mark,
    Rhythm,
    Ritual,
    Schedule,
    SeasonPause,
    day_states,
    done_lately,
    due_today,
    is_scheduled,
    overview,
    ritual_streak,
    week_progress,
)
from relationship_journal.domain.schedules import is_due

MONDAY = date(2024, 2, 26)  # the week of a leap day
DONE, REST, NOT_TODAY = Mark.DONE, Mark.REST, Mark.NOT_TODAY
QUOTA = Schedule(Rhythm.TIMES_A_WEEK, times=3)


def day(number):
    return MONDAY + timedelta(days=number)


def ritual(schedule=None, since=MONDAY, archived_on=None):
    return Ritual(
        id=UUID(int=1), name="Tea", schedule=schedule or Schedule(), since=since, archived_on=archived_on
    )


def pause(first, last=None, of=1):
    return SeasonPause(id=UUID(int=2), ritual_id=UUID(int=of), first=first, last=last)


def ticks_of(letters):
    marks = {"d": DONE, "r": REST, "n": NOT_TODAY}
    return {day(n): marks[letter] for n, letter in enumerate(letters) if letter in marks}


# Days


def test_the_five_states():
    ticks = {day(0): DONE, day(1): NOT_TODAY, day(2): DONE, day(4): DONE, day(7): REST}
    states = day_states(ritual(QUOTA), ticks, [], Span(day(0), day(8)))
    automatic = DayState.DONE_AUTOMATICALLY
    assert list(states.values()) == [
        *(DayState.DONE, DayState.NOT_TODAY, DayState.DONE, automatic, DayState.DONE, automatic, automatic),
        *(DayState.REST, DayState.UNKNOWN),
    ]


def test_a_pause_rests_and_a_mark_wins_over_it():
    states = day_states(
        ritual(),
        {day(1): DONE},
        [pause(day(0), day(2)), pause(day(3), of=9)],
        Span(day(0), day(3)),
    )
    assert list(states.values()) == [DayState.REST, DayState.DONE, DayState.REST, DayState.UNKNOWN]


@given(st.text("dn.r", min_size=35, max_size=35), st.integers(1, 7))
def test_only_a_met_week_is_done_automatically(letters, times):
    kept = ritual(Schedule(Rhythm.TIMES_A_WEEK, times=times))
    states = day_states(kept, ticks_of(letters), [], Span(day(0), day(34)))
    for n, letter in enumerate(letters):
        week = letters[n - n % 7 : n - n % 7 + 7]
        expected = {"d": DayState.DONE, "n": DayState.NOT_TODAY, "r": DayState.REST}.get(letter)
        met = DayState.DONE_AUTOMATICALLY if week.count("d") >= times else DayState.UNKNOWN
        assert states[day(n)] == (expected or met)


def test_a_heat_map_shows_due_days_from_the_first_to_the_archived():
    sundays = ritual(Schedule(Rhythm.WEEKDAYS, weekdays=(6,)), since=day(3), archived_on=day(13))
    assert [n for n in range(30) if is_scheduled(sundays, day(n))] == [6, 13]
    assert all(is_scheduled(ritual(QUOTA), day(n)) for n in range(30))


# Today


def test_a_quota_met_earlier_in_the_week_is_no_longer_due():
    kept = ritual(QUOTA)
    assert due_today(kept, ticks_of("dd"), [], day(2))
    assert not due_today(kept, ticks_of("ddd"), [], day(3))
    assert due_today(kept, ticks_of("dd.d"), [], day(3)), "today's own tick does not hide it"
    assert due_today(kept, ticks_of("dddd"), [], day(7)), "a new week"


def test_pauses_archives_and_other_days_are_not_due():
    assert due_today(ritual(), {}, [], day(0))
    assert not due_today(ritual(), {}, [pause(day(0))], day(5))
    assert due_today(ritual(), {}, [pause(day(0), day(4))], day(5))
    assert not due_today(ritual(archived_on=day(2)), {}, [], day(2))
    assert not due_today(ritual(Schedule(Rhythm.WEEKDAYS, weekdays=(1,))), {}, [], day(0))


def test_week_progress_is_two_of_three():
    assert week_progress(ritual(QUOTA), ticks_of("dnd...." + "d"), day(6)) == (2, 3)
    assert week_progress(ritual(Schedule(Rhythm.WEEKDAYS, weekdays=(0, 2))), ticks_of("d"), day(6)) == (1, 2)


def test_done_lately_counts_scheduled_days_without_rests():
    assert done_lately(ritual(), ticks_of("ddd.drdddddd"), [], day(12)) == (9, 10)
    assert done_lately(ritual(), ticks_of("ddd"), [], day(2)) == (3, 3), "today counts once it is marked"
    assert done_lately(ritual(), ticks_of("dd"), [], day(2)) == (2, 2)
    assert done_lately(ritual(QUOTA), ticks_of("dd"), [], day(2)) == (2, 3)


# Streaks


def streak_oracle(letters, today, due):
    """Walk back from each day while nothing ends the run."""

    def run_to(end):
        length = 0
        for n in range(end, -1, -1):
            letter = letters[n]
            if not due(n) or letter == "r":
                continue
            if letter == "d":
                length += 1
            elif n < today:
                break
        return length

    return run_to(today), max((run_to(n) for n in range(today + 1) if letters[n] == "d"), default=0)


@given(
    st.text("dddddnr.", min_size=60, max_size=60),
    st.integers(0, 59),
    st.one_of(
        st.just(Schedule()),
        st.sets(st.integers(0, 6), min_size=1).map(
            lambda days: Schedule(Rhythm.WEEKDAYS, weekdays=tuple(days))
        ),
        st.integers(1, 9).map(lambda n: Schedule(Rhythm.EVERY_N_DAYS, every=n)),
    ),
)
def test_a_streak_is_broken_only_by_past_scheduled_days(letters, today, schedule):
    found = ritual_streak(ritual(schedule), ticks_of(letters), [], day(today))
    length, longest = streak_oracle(letters, today, lambda n: is_due(schedule, MONDAY, day(n)))
    assert (found.length, found.longest) == (length, longest)


def test_a_pause_joins_what_lies_around_it():
    found = ritual_streak(ritual(), ticks_of("dd...dd"), [pause(day(2), day(4))], day(6))
    assert (found.length, found.first, found.last, found.rests, found.repairs) == (4, day(0), day(6), 3, 0)


@given(st.lists(st.text("dnr.", min_size=7, max_size=7), min_size=1, max_size=9), st.integers(1, 7))
def test_a_quota_is_counted_in_weeks(weeks, times):
    today = day(7 * len(weeks) - 1)
    found = ritual_streak(
        ritual(Schedule(Rhythm.TIMES_A_WEEK, times=times)), ticks_of("".join(weeks)), [], today
    )
    length = longest = 0
    for n, week in enumerate(weeks):
        if week.count("d") >= times:
            length += 1
        elif n < len(weeks) - 1 and week.count("d") + week.count("r") < times:
            length = 0
        longest = max(longest, length)
    assert (found.length, found.longest) == (length, longest)


def test_a_week_in_progress_and_a_first_half_week_end_nothing():
    begun_on_friday = ritual(QUOTA, since=day(4))
    ticks = ticks_of("....d.." + "ddd...." + "d")
    assert ritual_streak(begun_on_friday, ticks, [], day(14)).length == 1
    assert ritual_streak(begun_on_friday, ticks, [], day(21)).length == 0


def test_rests_before_the_first_time_belong_to_no_run():
    assert ritual_streak(ritual(), ticks_of("rrdrd"), [], day(4)).rests == 1
    assert ritual_streak(ritual(), ticks_of("dr.rd"), [], day(4)).rests == 0


def test_an_archived_ritual_keeps_its_streak():
    assert ritual_streak(ritual(archived_on=day(2)), ticks_of("ddd"), [], day(50)).length == 3


# Its page


def test_the_overview_brings_everything_together():
    ticks = ticks_of("ddd")
    seen = overview(ritual(QUOTA), ticks, [], Span(day(0), day(6)), day(3))
    assert (seen.due, seen.mark, seen.paused, seen.week, seen.streak.length) == (
        False,
        None,
        False,
        (3, 3),
        1,
    )
    assert seen.states[day(3)] is DayState.DONE_AUTOMATICALLY
    assert overview(ritual(), ticks, [], Span(day(0), day(6)), day(3)).week is None


@pytest.mark.parametrize("marked", [NOT_TODAY, DONE])
def test_today_bears_on_the_strength_once_it_is_marked(marked):
    span = Span(day(0), day(3))
    open_today = overview(ritual(), ticks_of("ddd"), [], span, day(3)).strength
    yesterday = overview(ritual(), ticks_of("ddd"), [], span, day(2)).strength
    closed = overview(ritual(), ticks_of("ddd") | {day(3): marked}, [], span, day(3)).strength
    assert open_today == yesterday
    assert (closed > open_today) is (marked is DONE)
