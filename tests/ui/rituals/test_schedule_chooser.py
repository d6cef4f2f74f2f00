from datetime import date

import pytest

from relationship_journal.domain.rituals import Rhythm, Schedule
from relationship_journal.ui.rituals.schedule_chooser import ScheduleChooser

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.fixture
def chooser(qtbot):
    made = ScheduleChooser(lambda: TODAY)
    qtbot.addWidget(made)
    made.show_schedule(Schedule(), TODAY)
    made.show()
    return made


@pytest.fixture
def heard(chooser):
    schedules = []
    chooser.changed.connect(schedules.append)
    return schedules


@pytest.mark.parametrize(
    ("rhythm", "words"),
    [
        (Rhythm.WEEKDAYS, "Weekly · Sunday · Next: Sun 22 Nov, Sun 29 Nov, Sun 6 Dec"),
        (Rhythm.TIMES_A_WEEK, "3 times a week · On whichever days suit you both."),
        (Rhythm.EVERY_N_DAYS, "Every 3 days · Next: Sun 22 Nov, Wed 25 Nov, Sat 28 Nov"),
        (Rhythm.MONTHLY, "First Sunday of the month · Next: Sun 6 Dec, Sun 3 Jan, Sun 7 Feb"),
    ],
)
def test_every_rhythm_begins_with_something_and_says_it(chooser, heard, rhythm, words):
    chooser.rhythms[rhythm].click()
    assert [schedule.rhythm for schedule in heard] == [rhythm]
    assert chooser.words.text() == words


def test_details_change_the_schedule(chooser, heard):
    chooser.rhythms[Rhythm.EVERY_N_DAYS].click()
    chooser.every.setValue(10)
    chooser.rhythms[Rhythm.TIMES_A_WEEK].click()
    chooser.times.setValue(5)
    chooser.rhythms[Rhythm.MONTHLY].click()
    chooser.ordinal.setCurrentIndex(chooser.ordinal.findData(-1))
    chooser.weekday.setCurrentIndex(4)
    chosen = {schedule.rhythm: schedule for schedule in heard}
    assert chosen[Rhythm.EVERY_N_DAYS].every == 10
    assert chosen[Rhythm.TIMES_A_WEEK].times == 5
    assert (chosen[Rhythm.MONTHLY].ordinal, chosen[Rhythm.MONTHLY].weekday) == (-1, 4)


def test_no_day_at_all_is_explained_and_changes_nothing(chooser, heard):
    chooser.rhythms[Rhythm.WEEKDAYS].click()
    chooser.weekdays[6].click()
    assert chooser.words.text() == "Choose at least one day of the week."
    assert [schedule.weekdays for schedule in heard] == [(6,)]


def test_showing_says_nothing(chooser, heard):
    chooser.show_schedule(Schedule(Rhythm.MONTHLY, ordinal=3, weekday=2), TODAY)
    assert heard == []
    assert chooser.rhythms[Rhythm.MONTHLY].isChecked()
    assert chooser.words.text().startswith("Third Wednesday of the month")
