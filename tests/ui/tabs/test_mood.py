from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from relationship_journal.domain.diagnosis import DiagnosisNote
from relationship_journal.domain.mood import CheckIn, MoodPoint, Range, Tag
from relationship_journal.domain.weekly import WeeklyCheck
from relationship_journal.ui.context import Context
from relationship_journal.ui.tabs.mood import MoodTab
from relationship_journal.ui.theme import Theme
from relationship_journal.ui.today.tag_picker import TagPicker
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.chip import Chip

TODAY = date(2026, 11, 22)


class Clock:
    def now(self):
        return datetime(2026, 11, 22, 20, 14, tzinfo=UTC)

    def zone(self):
        return UTC

    def zone_name(self):
        return "UTC"


class Inline:
    """Tasks done on the spot, remembering which."""

    def run(self, work, *args, done=None, failed=None, latest="", owner=None):
        result = work(*args)
        if done:
            done(result)

    compute = run


class FakeMood:
    """Check-ins in a dictionary."""

    def __init__(self):
        self.kept: dict = {}
        self.binned: dict = {}
        self.notes: list[DiagnosisNote] = []
        self.names = ["work", "good talk"]
        self.saves = 0

    def new(self, day):
        return CheckIn(id=uuid4(), day=day, at=Clock().now(), closeness=3)

    def save(self, check_in):
        self.saves += 1
        self.kept[check_in.id] = replace(check_in)
        return replace(check_in)

    def on_day(self, day):
        return [check_in for check_in in self.kept.values() if check_in.day == day]

    def points(self, span):
        return [
            MoodPoint(c.day, float(c.closeness))
            for c in sorted(self.kept.values(), key=lambda c: c.day)
            if c.day in span
        ]

    def first_day(self):
        return min((c.day for c in self.kept.values()), default=None)

    def events(self, span):
        return [note for note in self.notes if note.since in span]

    def tags(self):
        return [Tag(id=uuid4(), name=name) for name in self.names]

    def add_tag(self, name):
        self.names.append(name)

    def delete(self, kind, id):
        self.binned[id] = self.kept.pop(id)

    def put(self, days_ago, closeness, **more):
        return self.save(replace(self.new(TODAY - timedelta(days=days_ago)), closeness=closeness, **more))


class FakeNotices:
    def __init__(self):
        self.said = []

    def say(self, text):
        self.said.append(text)

    def deleted(self, kind, id, text):
        self.said.append((kind, id, text))


@pytest.fixture
def mood():
    return FakeMood()


@pytest.fixture
def notices():
    return FakeNotices()


def beside_the_chart():
    """Moments, comparisons and weeks of somebody who has none."""
    return {
        "moments": SimpleNamespace(on_day=lambda day: [], counts=lambda span: (0, 0), save=None),
        "comparisons": SimpleNamespace(subjects=list),
        "practice": SimpleNamespace(spans=lambda span: []),
        "weekly": SimpleNamespace(weeks=list, new=lambda day: WeeklyCheck(id=uuid4(), day=day)),
    }


@pytest.fixture
def context(mood, notices):
    journal = SimpleNamespace(mood=mood, bin=mood, **beside_the_chart())
    return Context(journal, Inline(), Clock(), Theme(), notices, None, documents=Path())


@pytest.fixture
def open_tab(qtbot, context):
    def show():
        tab = MoodTab(context)
        qtbot.addWidget(tab)
        tab.resize(1060, 1400)
        tab.show()
        qtbot.waitExposed(tab)
        return tab

    return show


def chip(tab, text):
    return next(chip for chip in tab.findChildren(Chip) if chip.text() == text)


def tap(tab, step):
    """Choose a step of closeness by keyboard."""
    tab._day_card.form._scale.chosen.emit(step)


def button(widget, text):
    return next(b for b in widget.findChildren(Button) if b.text() == text)


def test_a_journal_without_check_ins_is_taught(qtbot, open_tab, mood):
    tab = open_tab()
    assert tab._empty.isVisible()
    assert not tab._chart_card.isVisible()
    tap(tab, 4)
    tab.refresh()
    assert not tab._empty.isVisible()
    assert tab._chart_card.isVisible()
    assert mood.first_day() == TODAY


def test_one_tap_is_a_check_in_and_a_second_tap_changes_it(open_tab, mood):
    tab = open_tab()
    tap(tab, 4)
    tap(tab, 5)
    assert [(c.day, c.closeness) for c in mood.kept.values()] == [(TODAY, 5)]


def test_energy_tension_and_tags_join_the_check_in(qtbot, open_tab, mood):
    tab = open_tab()
    tap(tab, 4)
    form = tab._day_card.form
    form._energy.chosen.emit(4)
    form._tension.chosen.emit(1)
    chip(tab, "good talk").click()
    (kept,) = mood.kept.values()
    assert (kept.energy, kept.tension, kept.tags) == (4, 1, ["good talk"])
    chip(tab, "good talk").click()
    (kept,) = mood.kept.values()
    assert (kept.energy, kept.tags) == (4, [])


def test_a_new_tag_is_offered_and_chosen(qtbot, open_tab, mood):
    tab = open_tab()
    tap(tab, 4)
    chip(tab, "+").click()
    field = tab.findChild(TagPicker).findChild(QLineEdit)
    qtbot.keyClicks(field, " long   walk ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert mood.names[-1] == "long walk"
    (kept,) = mood.kept.values()
    assert kept.tags == ["long walk"]


def test_a_note_is_kept_when_typing_rests_and_at_once_on_flush(qtbot, open_tab, mood):
    tab = open_tab()
    tap(tab, 4)
    note = tab._day_card.form._note
    note.setFocus()
    qtbot.keyClicks(note, "we cooked")
    assert not any(c.note for c in mood.kept.values())
    qtbot.waitUntil(lambda: any(c.note == "we cooked" for c in mood.kept.values()))
    qtbot.keyClicks(note, " together")
    tab.flush()
    assert [c.note for c in mood.kept.values()] == ["we cooked together"]


def test_another_check_in_and_an_earlier_one_taken_up_again(qtbot, open_tab, mood):
    first = mood.put(0, 2, tags=["work"])
    tab = open_tab()
    tap(tab, 5)
    tab.refresh()
    assert len(mood.kept) == 2
    (earlier,) = tab._day_card.rows
    button(earlier, "Edit").click()
    assert len(tab._day_card.rows) == 1, "the one in the form is not listed as well"
    assert tab._day_card.form.check_in.id == first.id
    assert chip(tab, "work").isChecked()
    tap(tab, 3)
    assert mood.kept[first.id].closeness == 3
    button(tab, "Another check-in").click()
    assert tab._day_card.form.check_in is None


def test_deleting_happens_at_once_and_offers_undo(qtbot, open_tab, mood, notices):
    first = mood.put(0, 2)
    tab = open_tab()
    button(tab._day_card.rows[0], "Delete").click()
    assert list(mood.binned) == [first.id]
    assert notices.said == [("check_in", first.id, "20:14 · a bit off")]


def test_the_check_in_in_the_form_is_deleted_with_its_last_words(qtbot, open_tab, mood, notices):
    tab = open_tab()
    tap(tab, 5)
    tab.refresh()
    qtbot.keyClicks(tab._day_card.form._note, "never mind")
    tab._day_card._delete.click()
    assert tab._day_card.form.check_in is None
    assert not tab._day_card.rows
    assert [gone.note for gone in mood.binned.values()] == ["never mind"]
    tap(tab, 2)
    assert [(c.closeness, c.note) for c in mood.kept.values()] == [(2, "")]


def test_a_check_in_deleted_elsewhere_leaves_the_form(open_tab, mood):
    tab = open_tab()
    tap(tab, 5)
    tab.refresh()
    mood.kept.clear()
    tab.refresh()
    assert tab._day_card.form.check_in is None
    assert not mood.kept


def test_ranges(open_tab, mood):
    mood.put(0, 4)
    mood.put(400, 2)
    tab = open_tab()
    lengths = {}
    for text in ("30 days", "90 days", "Year", "All"):
        chip(tab, text).click()
        lengths[text] = len(tab._picture.span)
        assert sum(c.isChecked() for c in tab._chips.values()) == 1
    assert lengths == {"30 days": 30, "90 days": 90, "Year": 365, "All": 401}


def test_the_chart_says_itself_and_reads_a_day(qtbot, open_tab, mood):
    mood.put(1, 4, tags=["good talk"])
    mood.put(1, 5, tags=["work"])
    mood.notes = [DiagnosisNote(id=uuid4(), day=TODAY, since=TODAY - timedelta(days=1), what="a new job")]
    tab = open_tab()
    chart = tab._chart
    assert chart.describe() == "90 days, from 25 Aug to 22 Nov: closeness between 4 and 5, median 4.5."
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert "no check-in" in chart.accessibleDescription()
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    said = chart.accessibleDescription()
    for words in ("Saturday", "warm to very close", "good talk · work", "a new job"):
        assert words in said


def test_a_day_clicked_in_the_chart_is_opened(qtbot, open_tab, mood):
    mood.put(40, 4)
    tab = open_tab()
    day = TODAY - timedelta(days=40)
    x = round(tab._chart.rendered.x_of_day(day))
    qtbot.mouseClick(tab._chart, Qt.MouseButton.LeftButton, pos=QPoint(x, 90))
    assert tab._day_card.day == day
    assert len(tab._day_card.rows) == 1


def test_the_year_in_pixels(qtbot, open_tab, mood):
    mood.put(0, 5)
    tab = open_tab()
    grid = tab._year_card.grid
    cell = grid.model().index(10, 21)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "22 Nov: very close"
    assert not grid.model().index(10, 22).flags(), "tomorrow cannot be opened"
    assert not grid.model().index(1, 29).flags(), "there is no 30 February"
    grid.setCurrentIndex(grid.model().index(0, 4))
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert tab._day_card.day == date(2026, 1, 5)
    tab._year_card.show_year(2024)
    assert "2024" in tab._year_card.accessibleName()
    assert grid.model().index(1, 28).flags(), "2024 has a 29 February"


def test_the_place_is_found_again(open_tab, mood):
    mood.put(3, 4)
    tab = open_tab()
    tab._day_card.show_day(TODAY - timedelta(days=3))
    tab._year_card.show_year(2025)
    chip(tab, "Year").click()
    place = tab.place()
    other = open_tab()
    other.restore_place(place)
    assert other.place() == place
    assert other._picture.span == Range.YEAR.span(TODAY, None)


def test_the_day_after_today_cannot_be_reached(open_tab):
    tab = open_tab()
    tab._day_card.show_day(TODAY + timedelta(days=1))
    assert tab._day_card.day == TODAY
    assert not tab._day_card._after.isEnabled()
