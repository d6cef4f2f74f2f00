"""The Today page: everything typed is kept, nothing typed is overwritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from relationship_journal.domain.gratitude import Voice
from relationship_journal.domain.rituals import Mark
from relationship_journal.ui.tabs.today import TodayTab

TODAY = date(2026, 11, 22)


@pytest.fixture
def tab(context: Any, tasks: Any, qtbot: Any) -> TodayTab:
    made = TodayTab(context)
    tasks.changed.connect(made.on_changed)
    qtbot.addWidget(made)
    made.resize(1068, 820)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.isActiveWindow() and made.appreciations.rows[0].field.hasFocus())
    return made


def written(journal: Any, day: date = TODAY) -> list[str]:
    return [appreciation.what for appreciation in journal.gratitude.on_day(day)]


class HeldTasks:
    """Keeps work back until it is let go, in order, like the journal's thread."""

    def __init__(self, inline: Any) -> None:
        self.inline = inline
        self.held: list[Any] = []
        self.holding = False

    def run(self, work: Any, *args: Any, **kinds: Any) -> None:
        if self.holding:
            self.held.append((work, args, kinds))
        else:
            self.inline.run(work, *args, **kinds)

    compute = run

    def step(self) -> None:
        work, args, kinds = self.held.pop(0)
        self.inline.run(work, *args, **kinds)

    def let_go(self) -> None:
        while self.held:
            self.step()


def test_the_header_names_the_day_and_hides_an_empty_streak(tab):
    assert tab.header.accessibleName() == "Sunday, 22 November"
    assert tab.header.accessibleDescription() == "About three minutes."
    assert tab.header.pill.isHidden()
    assert not tab.header.after.isEnabled()


def test_the_cursor_waits_in_the_first_line(tab):
    assert tab.appreciations.rows[0].field.hasFocus()


def test_typing_is_saved_by_itself(tab, journal, qtbot):
    QTest.keyClicks(tab.appreciations.rows[0].field, "Warmed the car for me")
    qtbot.waitUntil(lambda: written(journal) == ["Warmed the car for me"], timeout=2000)
    qtbot.waitUntil(lambda: tab.header.pill.text() == "1 day of writing", timeout=2000)
    QTest.mouseClick(tab.header.before, Qt.MouseButton.LeftButton)
    assert tab.header.pill.isHidden()


def test_enter_saves_and_moves_on(tab, journal):
    first, second = tab.appreciations.rows[:2]
    QTest.keyClicks(first.field, "Sang in the kitchen again")
    QTest.keyClick(first.field, Qt.Key.Key_Return)
    assert second.field.hasFocus()
    assert written(journal) == ["Sang in the kitchen again"]


def test_enter_on_the_last_line_goes_to_the_check_in(tab):
    last = tab.appreciations.rows[-1]
    last.field.setFocus()
    QTest.keyClick(last.field, Qt.Key.Key_Return)
    assert any(button.hasFocus() for button in tab.check_in.scale.buttons)


def test_a_fourth_line_appears_once_three_are_full(tab):
    for number in range(3):
        assert len(tab.appreciations.rows) == 3
        QTest.keyClicks(tab.appreciations.rows[number].field, f"One more good thing {number}")
    assert len(tab.appreciations.rows) == 4


def test_flush_saves_every_field_at_once(tab, journal):
    tab.check_in.scale.buttons[3].click()
    QTest.keyClicks(tab.appreciations.rows[1].field, "second")
    tab.check_in.note.setFocus()
    QTest.keyClicks(tab.check_in.note, "a slow evening")
    QTest.keyClicks(tab.reflections.editors[0].text, "thinking of Porto")
    tab.flush()
    assert written(journal) == ["second"]
    assert [c.note for c in journal.mood.on_day(TODAY)] == ["a slow evening"]
    assert [r.text for r in journal.reflections.on_day(TODAY)] == ["thinking of Porto"]


def test_a_refresh_never_overwrites_unsaved_words(tab, journal, context, tasks):
    appreciation = journal.gratitude.save(journal.gratitude.new(TODAY, "before"))
    tab.refresh()
    held = HeldTasks(tasks)
    context.tasks = held
    held.holding = True
    row = tab.appreciations.row_of(appreciation.id)
    field = row.field
    field.setFocus()
    tab.refresh()
    field.setPlainText("")
    QTest.keyClicks(field, "after")
    row.draft.flush()
    QTest.keyClicks(field, ", and more")
    held.let_go()
    assert field.toPlainText() == "after, and more"
    held.holding = False
    tab.flush()
    assert [kept.id for kept in journal.gratitude.on_day(TODAY)] == [appreciation.id]
    assert written(journal) == ["after, and more"]


def test_a_change_from_elsewhere_is_shown(tab, journal, tasks):
    tasks.run(journal.gratitude.save, journal.gratitude.new(TODAY, "from another page"))
    assert "from another page" in [row.field.toPlainText() for row in tab.appreciations.rows]


def test_erasing_a_line_deletes_it_with_a_way_back(tab, journal, context):
    row = tab.appreciations.rows[0]
    QTest.keyClicks(row.field, "Put the phone away")
    tab.flush()
    row.field.selectAll()
    QTest.keyClick(row.field, Qt.Key.Key_Delete)
    assert written(journal) == ["Put the phone away"], "a line may be cleared to be written anew"
    tab.flush()
    assert written(journal) == []
    kind, id, words = context.notices.deletions[-1]
    assert (kind, words) == ("appreciation", "Put the phone away")
    context.tasks.run(journal.bin.restore, kind, id)
    assert written(journal) == ["Put the phone away"]
    assert "Put the phone away" in [row.field.toPlainText() for row in tab.appreciations.rows]


def test_the_nudge_is_shown_on_leaving_and_blocks_nothing(tab, journal):
    row, other = tab.appreciations.rows[:2]
    QTest.keyClicks(row.field, "Was nice")
    assert row._hint.isHidden()
    other.field.setFocus()
    assert not row._hint.isHidden()
    assert written(journal) == ["Was nice"]


def test_a_line_is_not_the_same_as_itself(tab, journal, qtbot):
    kept = journal.gratitude.save(journal.gratitude.new(TODAY, "Made coffee before I was up"))
    tab._shown = None
    tab.refresh()
    row = tab.appreciations.row_of(kept.id)
    row.field.left.emit()
    assert row._hint.isHidden()
    other = tab.appreciations.rows[2]
    QTest.keyClicks(other.field, "made coffee, before I was up")
    other.field.left.emit()
    assert not other._hint.isHidden()


def test_details_are_kept(tab, journal):
    row = tab.appreciations.rows[0]
    QTest.keyClicks(row.field, "Stayed up late helping Mia")
    row.toggle_details()
    QTest.keyClicks(row._fields.when, "last night")
    row.set_voice(Voice.SAID)
    QTest.keyClicks(row._fields.reaction, "You noticed?")
    tab.flush()
    kept = journal.gratitude.on_day(TODAY)[0]
    assert (kept.when, kept.voice, kept.said_on, kept.reaction) == (
        "last night",
        Voice.SAID,
        TODAY,
        "You noticed?",
    )


def test_saying_one_is_offered_after_seven_full_days(tab, journal, context):
    for back in range(1, 8):
        for number in range(3):
            what = f"good thing number {number}"
            journal.gratitude.save(journal.gratitude.new(TODAY - timedelta(days=back), what))
    said = journal.gratitude.new(TODAY, "Laughed at my joke today")
    context.tasks.run(journal.gratitude.save, said)
    card = tab.appreciations
    assert not card._offer_row.isHidden()
    card.row_of(said.id).set_voice(Voice.PLANNED)
    assert "Laughed at my joke" in card._offer.text()
    card._said.click()
    assert journal.gratitude.on_day(TODAY)[0].voice is Voice.SAID
    assert card._offer_row.isHidden()


def test_one_tap_is_a_check_in(tab, journal, clock):
    tab.check_in.scale.buttons[3].click()
    assert [c.closeness for c in journal.mood.on_day(TODAY)] == [4]
    tab.check_in.scale.buttons[1].click()
    assert [c.closeness for c in journal.mood.on_day(TODAY)] == [2], "a second tap corrects the first"
    clock.advance(hours=1)
    tab.check_in._again.click()
    assert tab.check_in.scale.value is None
    tab.check_in.scale.buttons[4].click()
    assert [c.closeness for c in journal.mood.on_day(TODAY)] == [2, 5]
    assert tab.check_in._earlier.count() == 1


def test_a_tag_pressed_before_the_scale_waits_for_it(tab, journal):
    tab.check_in.tags._chips.clear()
    tab.check_in.tags.offer(["good talk"])
    tab.check_in.tags._chips["good talk"].click()
    assert journal.mood.on_day(TODAY) == []
    tab.check_in.scale.buttons[2].click()
    assert journal.mood.on_day(TODAY)[0].tags == ["good talk"]


def test_a_new_tag_is_offered_from_then_on(tab, journal):
    tab.check_in.scale.buttons[2].click()
    picker = tab.check_in.tags
    picker._plus.click()
    QTest.keyClicks(picker._field, "in-laws")
    QTest.keyClick(picker._field, Qt.Key.Key_Return)
    assert "in-laws" in [tag.name for tag in journal.mood.tags()]
    assert journal.mood.on_day(TODAY)[0].tags == ["in-laws"]


def test_an_earlier_check_in_can_be_deleted(tab, journal, context, clock):
    first = journal.mood.save(replace(journal.mood.new(TODAY), closeness=2))
    clock.advance(hours=2)
    journal.mood.save(replace(journal.mood.new(TODAY), closeness=4))
    tab.refresh()
    assert tab.check_in.scale.value == 4
    tab.check_in._delete_earlier(first)
    assert context.notices.deletions == [("check_in", first.id, "a bit off")]
    assert tab.check_in._earlier.count() == 0


def test_several_reflections_a_day(tab, journal, clock):
    QTest.keyClicks(tab.reflections.editors[0].text, "one")
    clock.advance(minutes=5)
    tab.reflections._another.click()
    QTest.keyClicks(tab.reflections.editors[1].text, "two")
    tab.flush()
    assert [r.text for r in journal.reflections.on_day(TODAY)] == ["one", "two"]


def test_earlier_versions_are_asked_for(tab, qtbot):
    editor = tab.reflections.editors[0]
    QTest.keyClicks(editor.text, "one")
    with qtbot.waitSignal(tab.history_requested) as asked:
        editor._on_history_chosen()
    assert asked.args == ["reflection", editor.draft.record.id]


def test_rituals_are_ticked_and_taken_back(tab, journal, context, qtbot):
    ritual = replace(journal.rituals.new(TODAY - timedelta(days=3)), name="Walk after dinner")
    context.tasks.run(journal.rituals.save, ritual)
    row = tab.rituals.rows[0]
    row.box.click()
    assert journal.today.page(TODAY, TODAY).rituals[0].mark is Mark.DONE
    row.box.click()
    assert journal.today.page(TODAY, TODAY).rituals[0].mark is None
    qtbot.waitUntil(row.isVisible)
    row.box.setFocus()
    QTest.keyClick(row.box, Qt.Key.Key_R)
    assert journal.today.page(TODAY, TODAY).rituals[0].mark is Mark.REST
    assert tab.rituals.rows[0] is row


def test_rest_today(tab, journal):
    tab.rest.box.click()
    assert journal.today.page(TODAY, TODAY).rest
    tab.rest.box.click()
    assert not journal.today.page(TODAY, TODAY).rest


def test_another_day_shows_what_was_written_there(tab, journal):
    past = TODAY - timedelta(days=12)
    journal.gratitude.save(journal.gratitude.new(past, "Carried the heavy bag"))
    QTest.keyClicks(tab.appreciations.rows[0].field, "typed and left at once")
    tab.show_day(past)
    assert tab.header.accessibleName() == "Tuesday, 10 November 2026"
    assert tab.header.accessibleDescription().startswith("12 days ago.")
    assert tab.appreciations.rows[0].field.toPlainText() == "Carried the heavy bag"
    assert written(journal) == ["typed and left at once"]
    QTest.keyClicks(tab.appreciations.rows[1].field, "filled in later")
    tab.flush()
    assert sorted(written(journal, past)) == ["Carried the heavy bag", "filled in later"]


def test_no_day_after_today(tab):
    tab.show_day(TODAY + timedelta(days=3))
    assert tab.day == TODAY


def test_buttons_walk_from_day_to_day(tab):
    tab.header.before.click()
    assert tab.day == TODAY - timedelta(days=1)
    tab.header.after.click()
    assert tab.day == TODAY
    assert tab.header.now.isHidden()


def test_a_year_ago_opens_its_day(tab, journal):
    then = date(2025, 11, 22)
    reflection = replace(journal.reflections.new(then), text="We sat on the stairs and talked.")
    journal.reflections.save(reflection)
    tab.refresh()
    assert not tab.memories.isHidden()
    tab.memories.day_chosen.emit(then)
    assert tab.day == then
    assert tab.reflections.editors[0].text.toPlainText() == "We sat on the stairs and talked."


def test_a_place_is_found_again(tab, context, qtbot):
    past = TODAY - timedelta(days=2)
    tab.show_day(past)
    editor = tab.reflections.editors[0]
    QTest.keyClicks(editor.text, "half a thought")
    editor.text.setFocus()
    editor.text.set_cursor_at(4)
    tab.flush()
    place = tab.place()
    assert "half" not in str(place)
    again = TodayTab(context)
    qtbot.addWidget(again)
    again.show()
    again.activateWindow()
    qtbot.waitUntil(again.isActiveWindow)
    again.restore_place(place)
    assert again.day == past
    qtbot.waitUntil(again.reflections.editors[0].text.hasFocus)
    assert again.reflections.editors[0].text.textCursor().position() == 4


def test_show_entry_puts_the_cursor_at_the_word(tab, journal, qtbot):
    past = TODAY - timedelta(days=40)
    reflection = journal.reflections.save(replace(journal.reflections.new(past), text="the tea went cold"))
    tab.show_entry("reflection", reflection.id, past, "Cold")
    text = tab.reflections.editors[0].text
    qtbot.waitUntil(text.hasFocus)
    assert text.textCursor().position() == 13


def test_the_page_follows_a_new_day(tab, clock):
    clock.advance(days=1)
    tab._on_minute_passed()
    assert tab.day == TODAY + timedelta(days=1)


def test_a_narrow_window_puts_the_columns_below_each_other(tab, qtbot):
    tab.resize(700, 640)
    qtbot.waitUntil(lambda: tab.rituals.y() > tab.reflections.y())


def test_every_control_has_a_name(tab):
    from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTextEdit

    nameless = [
        child
        for kind in (QAbstractButton, QLineEdit, QTextEdit)
        for child in tab.findChildren(kind)
        if not (child.accessibleName() or getattr(child, "text", str)())
    ]
    assert nameless == []


def test_a_page_read_ahead_is_shown_once_without_asking_again(tab, journal, monkeypatch):
    journal.gratitude.save(replace(journal.gratitude.new(TODAY), what="Read ahead"))
    ahead = journal.today.first_look().page
    asked = []
    monkeypatch.setattr(journal.today, "page", lambda *days: asked.append(days) or ahead)
    tab.expect(ahead)
    tab.refresh()
    shown = [row.draft.record.what for row in tab.appreciations.rows if row.draft.record]
    assert (asked, shown) == ([], ["Read ahead"])
    tab.refresh()
    assert asked
