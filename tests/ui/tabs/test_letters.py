"""The Letters tab: writing, what becomes of a letter, a night's sleep, and seals that hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QTextEdit, QWidget

from relationship_journal.domain.letters import Fate, Form, Letter
from relationship_journal.domain.records import Privacy
from relationship_journal.journal.journal import Journal
from relationship_journal.ui.context import Context
from relationship_journal.ui.tabs.letters import LettersTab

SECRET = "marmalade"
Show = Callable[[], LettersTab]


@pytest.fixture
def show(qtbot: Any, context: Context, tasks: Any) -> Iterator[Show]:
    opened: list[LettersTab] = []

    def made() -> LettersTab:
        tab = LettersTab(context)
        tasks.changed.connect(tab.on_changed)
        qtbot.addWidget(tab)
        tab.resize(1060, 820)
        tab.show()
        qtbot.waitExposed(tab)
        opened.append(tab)
        return tab

    yield made
    for tab in opened:
        tab.flush()


def written(journal: Journal, text: str = "You stayed.", **values: Any) -> Letter:
    return journal.letters.save(replace(journal.letters.new(), text=text, **values))


def stored(journal: Journal, letter: Letter) -> Letter:
    page = journal.letters.read(letter.id)
    assert page is not None
    return page.letter


def names(tab: LettersTab) -> list[str]:
    model = tab.list.model
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def seen(widget: QWidget) -> str:
    """Every text a widget and those in it hold, whether shown or not, and all a screen reader is told."""
    parts: list[str] = []
    for one in (widget, *widget.findChildren(QWidget)):
        parts += [one.accessibleName(), one.accessibleDescription(), one.toolTip()]
        if isinstance(one, QLabel | QLineEdit):
            parts.append(one.text())
        elif isinstance(one, QTextEdit):
            parts.append(one.toPlainText())
    parts += told(QAccessible.queryAccessibleInterface(widget))
    return "\n".join(parts)


def told(node: QAccessibleInterface | None) -> Iterator[str]:
    if node is None or not node.isValid():
        return
    for text in QAccessible.Text:
        yield node.text(text)
    if (words := node.textInterface()) is not None:
        yield words.text(0, words.characterCount())
    for number in range(node.childCount()):
        yield from told(node.child(number))


def test_an_empty_page_teaches_and_writing_saves_itself(show: Show, journal: Journal, qtbot: Any) -> None:
    tab = show()
    assert tab.empty.isVisible()
    tab.empty.button.click()
    assert tab.choice.isVisible()
    tab.choice.blank.click()
    qtbot.keyClicks(tab.paper.text, "You waited for me.")
    tab.flush()
    assert [line.name for line in journal.letters.page()] == ["You waited for me."]
    assert names(tab) == ["You waited for me., letter · draft"]
    assert not tab.empty.isVisible()
    assert "saved" in tab.paper.saved.text()


def test_a_draft_becomes_another_form_and_a_given_one_stays_what_it_was(
    show: Show, journal: Journal, qtbot: Any
) -> None:
    letter = written(journal, "Eggs are in the pan.")
    tab = show()
    form = tab.paper.form
    assert form.accessibleName() == "What it is: A letter"
    form.choices[Form.NOTE].trigger()
    assert stored(journal, letter).form is Form.NOTE
    assert names(tab) == ["Eggs are in the pan., note · draft"]
    tab.paper.give()
    assert not form.isVisible()


def test_a_form_is_chosen_before_the_first_word(show: Show, journal: Journal, qtbot: Any) -> None:
    tab = show()
    tab.new()
    tab.choice.blank.click()
    tab.paper.form.choices[Form.APOLOGY].trigger()
    assert journal.letters.page() == []
    qtbot.keyClicks(tab.paper.text, "I was not there.")
    tab.flush()
    assert [line.form for line in journal.letters.page()] == [Form.APOLOGY]


def test_the_keyboard_alone_writes_a_thank_you_with_questions(
    show: Show, journal: Journal, qtbot: Any
) -> None:
    tab = show()
    tab.new()
    qtbot.keyClick(tab.choice.chips[Form.THANKS], Qt.Key.Key_Space)
    qtbot.keyClick(tab.choice.ways[0], Qt.Key.Key_Return)
    questions = tab.questions
    assert questions.isVisible()
    prompts = {questions.question.text()}
    qtbot.keyClicks(questions.answer, "First.")
    qtbot.keyClick(questions.answer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    prompts.add(questions.question.text())
    qtbot.keyClick(questions.answer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(questions.answer, "Third.")
    tab.flush()
    (line,) = journal.letters.page()
    page = journal.letters.read(line.id)
    assert page is not None
    assert (page.letter.text, page.letter.form) == ("First.\n\nThird.", Form.THANKS)
    while not tab.paper.isVisible():
        questions.next.click()
    assert tab.paper.text.toPlainText() == "First.\n\nThird."
    assert not any(prompt in tab.paper.text.toPlainText() for prompt in prompts)


def test_escape_leaves_the_choice_and_shows_the_letter_again(
    show: Show, journal: Journal, clock: Any, qtbot: Any
) -> None:
    letter = written(journal)
    clock.advance(seconds=1)
    written(journal, "Newer")
    tab = show()
    tab.show_entry("letter", letter.id, letter.day)
    tab.new()
    qtbot.keyClick(tab.choice.blank, Qt.Key.Key_Escape)
    assert tab.paper.open_id == letter.id
    assert tab.paper.isVisible()
    assert not tab.choice.isVisible()


def test_qualities_are_picked_and_added(show: Show, journal: Journal, qtbot: Any) -> None:
    letter = written(journal)
    tab = show()
    picker = tab.paper.qualities
    first = next(iter(picker.picker._chips.values()))
    qtbot.keyClick(first, Qt.Key.Key_Space)
    picker.picker._plus.click()
    qtbot.keyClicks(picker.picker._field, "how you park")
    qtbot.keyClick(picker.picker._field, Qt.Key.Key_Return)
    assert stored(journal, letter).qualities == [first.text(), "how you park"]
    title = picker._title.text()
    picker.others.click()
    assert picker._title.text() != title or len(picker.picker._chips) > 2
    assert picker.chosen == [first.text(), "how you park"]


def test_the_question_goes_for_good_when_it_is_ticked(show: Show, journal: Journal, qtbot: Any) -> None:
    letter = written(journal, "You waited at platform 7.")
    tab = show()
    assert tab.paper.detail.isVisible()
    assert tab.paper.hint.isVisible()
    qtbot.keyClick(tab.paper.detail, Qt.Key.Key_Space)
    assert not tab.paper.detail.isVisible()
    again = show()
    assert again.paper.open_id == letter.id
    assert not again.paper.detail.isVisible()


def test_it_is_given_with_how_and_their_reaction_and_taken_back(
    show: Show, journal: Journal, context: Context, qtbot: Any
) -> None:
    letter = written(journal)
    tab = show()
    tab.paper.for_us.click()
    assert stored(journal, letter).privacy is Privacy.DRAFT
    tab.paper.foot.give.click()
    assert (stored(journal, letter).fate, stored(journal, letter).privacy) == (Fate.GIVEN, Privacy.GIVEN)
    qtbot.keyClicks(tab.paper.given.how, "Under the mug")
    qtbot.keyClicks(tab.paper.given.reaction, "A long hug")
    tab.flush()
    assert stored(journal, letter).given_how == "Under the mug"
    assert stored(journal, letter).reaction == "A long hug"
    assert tab.paper.text.isReadOnly()
    assert names(tab) == ["You stayed., letter · given 22 Nov"]
    _, undo = context.notices.deeds[-1]  # type: ignore[attr-defined]
    undo()
    assert (stored(journal, letter).fate, stored(journal, letter).privacy) == (Fate.DRAFT, Privacy.DRAFT)
    assert not tab.paper.text.isReadOnly()
    tab.paper.foot.give.click()
    tab.paper.foot.draft.click()
    assert stored(journal, letter).fate is Fate.DRAFT


def test_it_is_kept(show: Show, journal: Journal) -> None:
    letter = written(journal)
    tab = show()
    tab.paper.foot.keep.click()
    assert stored(journal, letter).fate is Fate.KEPT
    assert names(tab) == ["You stayed., kept, never sent"]


def test_a_sealed_letter_shows_its_words_nowhere(
    show: Show, journal: Journal, context: Context, clock: Any
) -> None:
    letter = written(journal, f"You made {SECRET}.", qualities=[f"your {SECRET}"])
    tab = show()
    assert SECRET in seen(tab)  # the control: an open draft is read by the same eyes
    tab.paper.foot.seal.click()
    tab.paper.foot.confirm.click()
    assert stored(journal, letter).sealed_until == context.today() + timedelta(days=30)
    assert tab.sealed.isVisible()
    assert names(tab) == ["A sealed letter, letter · opens 22 Dec"]
    for page in (tab, show()):
        assert page.sealed.open_early.isVisible()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert SECRET not in seen(page)
        page.show_entry("letter", letter.id, letter.day, SECRET)
        assert SECRET not in seen(page)
    tab.sealed.open_early.click()
    assert tab.paper.isVisible()
    assert SECRET in seen(tab)
    assert stored(journal, letter).fate is Fate.DRAFT
    _, undo = context.notices.deeds[-1]  # type: ignore[attr-defined]
    undo()
    assert stored(journal, letter).fate is Fate.SEALED
    tab.refresh()
    assert tab.sealed.isVisible()


def test_when_its_day_has_come_it_says_so_quietly(show: Show, journal: Journal, clock: Any) -> None:
    letter = written(journal, f"You made {SECRET}.", title="Anniversary")
    journal.letters.seal(letter, letter.day + timedelta(days=3))
    tab = show()
    assert not tab.ripe.isVisible()
    clock.advance(days=3)
    tab.refresh()
    assert "Anniversary" in tab.ripe.words.text()
    tab.ripe.show_it.click()
    assert SECRET not in seen(tab)
    tab.sealed.open.click()
    assert tab.paper.text.toPlainText() == f"You made {SECRET}."
    assert not tab.ripe.isVisible()


def hardened(tab: LettersTab) -> None:
    tab.paper.hard_day.click()


def test_a_hard_day_asks_for_a_nights_sleep(
    show: Show, journal: Journal, context: Context, clock: Any, qtbot: Any
) -> None:
    letter = written(journal)
    tab = show()
    assert tab.print.isEnabled()
    assert tab.copy.isEnabled()
    assert tab.paper.foot.give.isEnabled()
    hardened(tab)
    assert "tomorrow 08:14" in tab.paper.cooling._words.text()
    for button in (tab.print, tab.copy, tab.paper.foot.give):
        assert not button.isEnabled()
    for button in (tab.paper.foot.seal, tab.paper.foot.keep):
        assert button.isEnabled()
    tab._hand_out(tab._copy)  # the journal refuses, too
    assert "slept on" in context.notices.said[-1]  # type: ignore[attr-defined]
    tab.paper.foot.keep.click()
    assert stored(journal, letter).fate is Fate.KEPT
    tab.paper.foot.draft.click()
    clock.advance(hours=12)
    tab.paper.cooling.rested.emit()
    assert tab.paper.foot.give.isEnabled()
    assert not tab.paper.cooling.isVisible()


def test_a_check_in_of_the_day_makes_an_open_letter_rest(
    show: Show, journal: Journal, context: Context, tasks: Any
) -> None:
    written(journal)
    tab = show()
    assert tab.paper.foot.give.isEnabled()
    tasks.run(journal.mood.save, replace(journal.mood.new(context.today()), closeness=1))
    assert not tab.paper.foot.give.isEnabled()


def test_a_reason_lets_it_go_and_is_stored(show: Show, journal: Journal, qtbot: Any) -> None:
    letter = written(journal)
    tab = show()
    hardened(tab)
    cooling = tab.paper.cooling
    cooling.release.click()
    qtbot.keyClick(cooling.reason, Qt.Key.Key_Return)
    assert not tab.paper.foot.give.isEnabled()
    qtbot.keyClicks(cooling.reason, "Their train leaves at six")
    qtbot.keyClick(cooling.reason, Qt.Key.Key_Return)
    assert stored(journal, letter).released_because == "Their train leaves at six"
    assert tab.paper.foot.give.isEnabled()
    assert tab.print.isEnabled()
    cooling.rest.click()
    assert stored(journal, letter).released_because == ""
    assert not tab.paper.foot.give.isEnabled()


def test_it_is_copied_as_text(show: Show, journal: Journal) -> None:
    written(journal, title="For Tuesday")
    tab = show()
    tab.copy.click()
    assert QGuiApplication.clipboard().text() == "For Tuesday\n\nYou stayed."
    QGuiApplication.clipboard().clear()


def test_a_letter_is_deleted_from_the_list_and_from_the_paper(
    show: Show, journal: Journal, context: Context, clock: Any, qtbot: Any
) -> None:
    sealed = written(journal, f"You made {SECRET}.")
    clock.advance(seconds=1)
    written(journal, "Second")
    journal.letters.seal(sealed, sealed.day + timedelta(days=9))
    tab = show()
    tab.paper.remove.click()
    assert tab.paper.text.toPlainText() == ""
    assert tab.sealed.isVisible()
    tab.list.list.setCurrentIndex(tab.list.model.index(0, 0))
    qtbot.keyClick(tab.list.list, Qt.Key.Key_Delete)
    assert [words for _, _, words in context.notices.deletions] == ["Second", "A sealed letter"]  # type: ignore[attr-defined]
    assert journal.letters.page() == []
    assert tab.empty.isVisible()


def test_a_long_list_comes_in_pages_and_has_no_widget_for_a_row(
    show: Show, journal: Journal, clock: Any
) -> None:
    letters = []
    for number in range(150):
        clock.advance(seconds=1)
        letters.append(replace(journal.letters.new(), title=f"Letter {number}", text="x"))
    journal.add(letters)
    tab = show()
    assert tab.list.model.rowCount() == 60
    widgets = len(tab.list.findChildren(QWidget))
    bar = tab.list.list.verticalScrollBar()
    for _ in range(5):
        bar.setValue(bar.maximum())
    assert tab.list.model.rowCount() == 150
    assert names(tab)[-1].startswith("Letter 0")
    assert len(tab.list.findChildren(QWidget)) == widgets


def test_the_letter_comes_back_with_its_cursor_after_a_lock(show: Show, journal: Journal, clock: Any) -> None:
    letter = written(journal, "You stayed on the phone.")
    clock.advance(seconds=1)
    written(journal, "Another")
    tab = show()
    tab.show_entry("letter", letter.id, letter.day, "phone")
    assert tab.paper.text.textCursor().position() == len("You stayed on the ")
    tab.paper.text.set_cursor_at(4)
    tab.activateWindow()
    place = tab.place()
    assert place == {"letter": str(letter.id), "field": "text", "cursor": 4}
    again = show()
    again.restore_place(place)
    assert again.paper.open_id == letter.id
    assert again.paper.text.textCursor().position() == 4


def test_history_is_asked_for_the_open_letter(show: Show, journal: Journal, qtbot: Any) -> None:
    letter = written(journal)
    tab = show()
    with qtbot.waitSignal(tab.history_requested) as asked:
        tab.paper.history.click()
    assert asked.args == ["letter", letter.id]


@pytest.mark.parametrize("size", [(812, 640), (1068, 820)])
def test_everything_has_a_name_and_fits(show: Show, journal: Journal, size: tuple[int, int]) -> None:
    written(journal, "A long one. " * 80, title="Why I admire you")
    tab = show()
    tab.resize(*size)
    for part in (tab.paper, tab.list):
        assert tab.rect().contains(part.geometry())
    for widget in tab.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName() or widget.focusProxy(), widget


def test_a_letter_emptied_to_be_written_anew_stays_itself(show: Show, journal: Journal, qtbot: Any) -> None:
    letter = written(journal)
    tab = show()
    tab.paper.text.selectAll()
    qtbot.keyClick(tab.paper.text, Qt.Key.Key_Delete)
    tab.refresh()
    assert not tab.print.isEnabled()
    qtbot.keyClicks(tab.paper.text, "You waited.")
    tab.flush()
    assert stored(journal, letter).text == "You waited."
    tab.paper.text.selectAll()
    qtbot.keyClick(tab.paper.text, Qt.Key.Key_Delete)
    tab.flush()
    assert journal.letters.page() == []


def test_a_given_letter_can_be_read_by_keyboard_and_not_changed(
    show: Show, journal: Journal, qtbot: Any
) -> None:
    letter = written(journal)
    journal.letters.give(letter, letter.day)
    tab = show()
    qtbot.keyClicks(tab.paper.text, "No")
    tab.flush()
    assert stored(journal, letter).text == "You stayed."
    qtbot.keyClick(tab.paper.text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert tab.paper.text.textCursor().selectedText() == "You stayed."
