from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import QTimer

from relationship_journal.domain.rituals import Mark
from relationship_journal.ui.reminders import Reminders

TODAY = date(2026, 11, 22)


@pytest.fixture
def put(journal):
    def keep(name, at, **more):
        fresh = journal.rituals.new(TODAY)
        return journal.rituals.save(replace(fresh, name=name, at=at, remind=True, **more))

    return keep


@pytest.fixture
def timer(qapp):
    return QTimer(interval=60_000)


@pytest.fixture
def reminders(context, timer):
    made = Reminders(context, timer)
    made.heard = []
    made.due.connect(lambda title, text: made.heard.append((title, text)))
    yield made
    made.forget()


def test_nothing_in_a_reminder_names_the_ritual(put, reminders):
    put("A note in his lunch tin", time(20, 10))
    reminders.unlocked(True)
    assert reminders.heard == [("Reminder", "A note for this time of day")]


def test_it_comes_at_its_minute_and_only_once(put, reminders, clock, timer):
    put("walk", time(20, 16))
    reminders.unlocked(True)
    for expected in (0, 0, 1, 1, 1):
        timer.timeout.emit()
        assert len(reminders.heard) == expected
        clock.advance(minutes=1)


def test_it_comes_again_the_next_day(put, reminders, clock, timer):
    put("walk", time(20, 14))
    reminders.unlocked(True)
    clock.advance(days=1)
    timer.timeout.emit()
    assert len(reminders.heard) == 2


def test_two_at_a_time_are_one(put, reminders):
    put("walk", time(20, 14))
    put("tea", time(20, 13))
    reminders.unlocked(True)
    assert len(reminders.heard) == 1


def test_what_is_long_past_done_or_not_wanted_is_not_said(put, reminders, journal):
    put("morning coffee", time(7, 15))
    done = put("walk", time(20, 14))
    journal.rituals.mark(done.id, TODAY, Mark.DONE)
    reminders.unlocked(True)
    put("tea", time(20, 14))
    reminders.unlocked(False)
    assert reminders.heard == []


def test_while_locked_the_journal_is_not_asked(put, reminders, clock, timer, context):
    put("walk", time(20, 20))
    reminders.unlocked(True)
    reminders.locked()
    context.journal = None
    clock.advance(minutes=6)
    timer.timeout.emit()
    assert reminders.heard == [("Reminder", "A note for this time of day")]


def test_another_day_while_locked_knows_nothing(put, reminders, clock, timer):
    put("walk", time(20, 20))
    reminders.unlocked(True)
    reminders.locked()
    clock.advance(days=1, minutes=6)
    timer.timeout.emit()
    assert reminders.heard == []


def test_another_journal_forgets(put, reminders, clock, timer):
    put("walk", time(20, 20))
    reminders.unlocked(True)
    reminders.forget()
    clock.advance(minutes=6)
    reminders.look()
    assert reminders.heard == []
    assert not timer.isActive()
