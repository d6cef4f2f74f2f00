"""When saving fails the words stay in view, the reason is told once, and nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget

from relationship_journal.domain.errors import KnownError
from relationship_journal.journal.journal import Journal
from relationship_journal.ui.desk import Desk
from relationship_journal.ui.keeper import Keeper
from relationship_journal.ui.lock_screen import LockScreen
from relationship_journal.ui.saving_door import SavingDoor
from relationship_journal.ui.today.reflections import ReflectionsCard

LONG = "Since the move " + "we talk less " * 800


def fill_up(journal: Journal) -> None:
    journal._vault.checkpoint()
    journal._vault.driver().execute("VACUUM")
    journal._vault.driver().execute("PRAGMA max_page_count = 1")


def make_room(journal: Journal) -> None:
    journal._vault.driver().execute("PRAGMA max_page_count = 1000000")


@pytest.fixture
def desk(qtbot: Any, context: Any) -> Desk:
    made = Desk(context)
    qtbot.addWidget(made)
    made.resize(1280, 820)
    made.show()
    made.enter({})
    made._spare.stop()  # no tab but Today is wanted here
    return made


@pytest.fixture
def card(desk: Desk) -> ReflectionsCard:
    found = desk.tab("today").findChild(ReflectionsCard)
    assert found is not None
    return found


def write(card: ReflectionsCard, text: str = LONG) -> Any:
    editor = card.editors[0]
    editor.text.setPlainText(text)
    editor.text.edited.emit()
    editor.draft.flush()
    return editor


def test_the_words_stay_and_are_saved_by_a_press(desk: Desk, card: ReflectionsCard, context: Any) -> None:
    fill_up(context.journal)
    editor = write(card)
    bar = desk.unsaved
    assert not bar.isHidden()
    assert "disk is full" in bar.words.text()
    desk.tab("today").refresh()
    assert editor.text.toPlainText() == LONG
    assert editor.draft.is_unsaved
    bar.again.click()
    assert not bar.isHidden()
    make_room(context.journal)
    bar.again.click()
    assert bar.isHidden()
    assert not editor.draft.is_unsaved
    assert context.journal.reflections.on_day(context.today())[0].text == LONG


def test_the_next_save_clears_it_by_itself(desk: Desk, card: ReflectionsCard, context: Any) -> None:
    fill_up(context.journal)
    write(card)
    assert not desk.unsaved.isHidden()
    make_room(context.journal)
    write(card, LONG + "now")
    assert desk.unsaved.isHidden()
    assert context.journal.reflections.on_day(context.today())[0].text.endswith("now")


def test_a_copy_elsewhere_holds_the_words_after_a_warning(
    desk: Desk, card: ReflectionsCard, context: Any, tmp_path: Path
) -> None:
    fill_up(context.journal)
    write(card)
    context.chooser.answers = [str(tmp_path / "Notes.txt")]
    desk.unsaved.copy.click()
    assert "anyone" in desk.unsaved.copy.text()
    assert not (tmp_path / "Notes.txt").exists()
    desk.unsaved.copy.click()
    assert LONG in (tmp_path / "Notes.txt").read_text(encoding="utf-8")
    assert (tmp_path / "Notes.txt").stat().st_mode & 0o777 == 0o600
    assert "read by anyone" in context.notices.said[-1]


def test_a_page_over_the_tabs_leaves_the_bar_in_view(
    desk: Desk, card: ReflectionsCard, context: Any, qtbot: Any
) -> None:
    sheet = QWidget()
    desk.show_sheet(sheet)
    assert sheet.geometry().top() == 0
    fill_up(context.journal)
    write(card)
    assert sheet.geometry().top() == desk.unsaved.height() > 0
    make_room(context.journal)
    desk.unsaved.again.click()
    assert sheet.geometry().top() == 0


def test_a_refusal_of_another_kind_is_no_matter_of_the_disk(context: Any) -> None:
    heard: list[Exception] = []
    context.saving.refused.connect(heard.append)
    error = KnownError("Choose a weekday.")
    context.saving.failed(error, context.journal)
    assert heard == [error]
    assert not context.saving.is_stuck


def test_what_only_memory_holds_is_not_closed_away_unsaid(context: Any, journal: Journal, qtbot: Any) -> None:
    screen = LockScreen()
    qtbot.addWidget(screen)
    keeper = Keeper(context.tasks, None)  # type: ignore[arg-type]
    door = SavingDoor(keeper, screen, context, lambda _: None)
    assert not door.holds_up()
    journal.unsaved._records[UUID(int=1)] = journal.reflections.new(context.today())
    journal.unsaved._memory[journal.unsaved._journal] = b"sealed"
    context.saving.failed(KnownError("The disk is full."), journal)
    assert door.holds_up()
    assert "closing again loses it" in context.notices.said[-1]
    assert not door.holds_up()
    keeper.locked.emit()
    assert "kept, encrypted" in screen.note
    assert not context.saving.is_stuck
    journal.unsaved._records.clear()
