"""Entries are ticked and unticked before they go out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from relationship_journal.domain.listed import Listed
from relationship_journal.domain.programs import Answer
from relationship_journal.domain.records import natural_id
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.export_dialog import ExportDialog
from relationship_journal.ui.dialogs.export_entries import ExportEntries

TODAY = date(2026, 11, 22)


@pytest.fixture
def written(context: Context) -> Context:
    journal = context.journal
    journal.gratitude.save(journal.gratitude.new(TODAY, "Left the good mug"))
    journal.gratitude.save(journal.gratitude.new(date(2025, 3, 1), "Carried the bag"))
    journal.reflections.save(replace(journal.reflections.new(TODAY), text="A canary in the hall"))
    return context


@pytest.fixture
def printed() -> list[bytes]:
    return []


@pytest.fixture
def dialog(qtbot: Any, written: Context, printed: list[bytes]) -> Iterator[ExportDialog]:
    def keep(data: bytes, _: Any) -> bool:
        printed.append(data)
        return len(printed) > 1  # the first time the user turns away

    made = ExportDialog(written, print_pages=keep)
    made.show()
    yield made
    if isValid(made):
        made.reject()


def text_of(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def choose(dialog: ExportDialog, row: str, key: str) -> None:
    getattr(dialog.choices, row).chips[key].click()


def look_at(dialog: ExportDialog, view: str) -> None:
    dialog.views.row.chips[view].click()


def tick(dialog: ExportDialog, words: str) -> None:
    """As somebody without a pointer does it: look for it, go to the list, press Space."""
    entries = dialog.entries
    entries.words.setFocus()
    entries.words.clear()
    QTest.keyClicks(entries.words, words)
    entries.list.setFocus()
    QTest.keyClick(entries.list, Qt.Key.Key_Home)
    QTest.keyClick(entries.list, Qt.Key.Key_Space)


def test_for_a_counsellor_nothing_is_ticked_and_there_are_no_pages(dialog: ExportDialog) -> None:
    choose(dialog, "reader", "counsellor")
    assert dialog.shown.currentWidget() is dialog.entries
    assert dialog.entries.told.text().startswith("0 of 3 ticked")
    assert not dialog.choices.charts.isChecked()
    assert not dialog.save.isEnabled()
    assert not dialog.print.isEnabled()
    look_at(dialog, "pages")
    assert dialog.preview.page_count == 0
    assert dialog.status.text() == "Nothing is ticked yet. Under Entries you choose."
    assert not dialog.save.isEnabled()


def test_a_counsellor_gets_what_was_ticked_and_the_page_of_context(dialog: ExportDialog) -> None:
    choose(dialog, "reader", "counsellor")
    tick(dialog, "mug")
    assert dialog.entries.told.text().startswith("1 of 3 ticked")
    dialog.choices.foreword.field.setFocus()
    QTest.keyClicks(dialog.choices.foreword.field, "Eleven years together.")
    look_at(dialog, "pages")
    told = text_of(dialog._data)
    assert "Left the good mug" in told
    assert "Eleven years together." in told
    assert told.index("Eleven years") < told.index("Left the good mug")
    assert "1 appreciation" in told
    for behind in ("canary", "bag", "reflection", "Hanna", "March 2025"):
        assert behind not in told
    assert dialog.save.isEnabled()


def test_of_a_program_a_counsellor_gets_the_ticked_answers_alone(
    dialog: ExportDialog, written: Context
) -> None:
    run = written.journal.practice.begin("a-better-conversation", TODAY)
    for key in ("talked", "heard"):
        made = Answer(
            id=natural_id("answer", run.id, key), run_id=run.id, day=TODAY, key=key, prompt=key,
            text=f"An answer {key}",
        )  # fmt: skip
        written.journal.practice.save_answer(made)
    choose(dialog, "reader", "counsellor")
    assert dialog.entries.told.text().startswith("0 of 5 ticked")  # the program itself has no line
    tick(dialog, "answer talked")
    look_at(dialog, "pages")
    told = text_of(dialog._data)
    assert "An answer talked" in told
    assert "An answer heard" not in told
    dialog.preview.go_to(page_with(dialog, "An answer talked"))
    dialog.views.leave_out.click()
    assert dialog.entries.chosen == frozenset()


def test_where_it_was_looked_for_does_not_narrow_what_was_ticked(dialog: ExportDialog) -> None:
    choose(dialog, "reader", "counsellor")
    tick(dialog, "mug")
    choose(dialog, "what", "reflections")
    tick(dialog, "canary")
    choose(dialog, "what", "letters")
    look_at(dialog, "pages")
    told = text_of(dialog._data)
    assert "Left the good mug" in told
    assert "canary" in told


@pytest.mark.parametrize("form", ["pdf", "json"])
def test_what_is_unticked_stays_behind_and_can_be_put_back(dialog: ExportDialog, form: str) -> None:
    def told() -> str:
        look_at(dialog, "pages")
        return text_of(dialog._data) if form == "pdf" else dialog._data.decode()

    choose(dialog, "format", form)
    assert "canary" in told()
    look_at(dialog, "entries")
    assert dialog.entries.told.text().startswith("3 of 3 ticked")
    tick(dialog, "canary")
    assert not dialog.save.isEnabled()
    assert dialog.status.text() == "Look at the pages, then you can save them."
    assert "canary" not in told()
    assert "Left the good mug" in told()
    assert dialog.save.isEnabled()
    look_at(dialog, "entries")
    tick(dialog, "canary")
    assert "canary" in told()


def test_another_reader_starts_over(dialog: ExportDialog) -> None:
    choose(dialog, "reader", "counsellor")
    tick(dialog, "mug")
    choose(dialog, "reader", "me")
    assert dialog.views.choice == "pages"
    assert dialog.choices.charts.isChecked()
    assert "canary" in text_of(dialog._data)
    choose(dialog, "reader", "counsellor")
    assert dialog.entries.told.text().startswith("0 of 3 ticked")


def test_pages_that_were_only_looked_away_from_are_still_there(dialog: ExportDialog) -> None:
    data = dialog._data
    look_at(dialog, "entries")
    assert dialog.save.isEnabled()
    look_at(dialog, "pages")
    assert dialog._data is data
    assert dialog.shown.currentWidget() is dialog.preview


def page_with(dialog: ExportDialog, words: str) -> int:
    with pypdfium2.PdfDocument(dialog._data) as pdf:
        told = [page.get_textpage().get_text_bounded() for page in pdf]
    return next(number for number, text in enumerate(told) if words in text)


def test_a_page_is_left_out_without_a_gap_and_put_back(dialog: ExportDialog, written: Context) -> None:
    journal = written.journal
    long = journal.reflections.new(date(2025, 3, 2))
    journal.reflections.save(replace(long, text="We walked and walked. " * 300))  # a month of its own
    choose(dialog, "paper", "a5")
    before = dialog.preview.page_count
    page = page_with(dialog, "Carried the bag")
    dialog.preview.go_to(page)
    dialog.views.leave_out.click()
    told = text_of(dialog._data)
    assert "Carried the bag" not in told
    assert "March 2025" not in told
    assert "1 appreciation ·" in told
    assert "canary" in told
    assert "walked" not in told
    assert dialog.preview.page_count < before
    assert len(dialog.entries.left_out) == 2
    assert dialog.save.isEnabled()
    dialog.views.put_back.click()
    assert "Carried the bag" in text_of(dialog._data)
    assert not dialog.views.put_back.isVisible()
    assert dialog.entries.left_out == frozenset()


def test_a_page_without_entries_says_how_it_is_left_out(dialog: ExportDialog) -> None:
    dialog.preview.go_to(0)
    data = dialog._data
    dialog.views.leave_out.click()
    assert dialog.status.text() == "No entry begins on this page. Contents and charts have boxes on the left."
    assert dialog._data is data


def test_a_letter_without_a_font_is_told(qtbot: Any, written: Context) -> None:
    journal = written.journal
    journal.reflections.save(replace(journal.reflections.new(TODAY), text="A rune \U000f1234 of ours"))
    dialog = ExportDialog(written)
    dialog.show()
    assert "No font of this computer has “\U000f1234”: it shows as a box." in dialog.status.text()
    assert dialog.save.isEnabled()
    dialog.reject()


def test_the_control_letters_with_fonts_are_not(dialog: ExportDialog) -> None:
    assert "font" not in dialog.status.text()


def test_the_pages_are_printed_and_it_is_said(
    dialog: ExportDialog, written: Context, printed: list[bytes]
) -> None:
    data = dialog._data
    dialog.print.click()
    assert dialog.isVisible()
    assert written.notices.said == []  # type: ignore[attr-defined]
    dialog.print.click()
    assert printed == [data, data]
    assert written.notices.said == ["Sent to the printer."]  # type: ignore[attr-defined]


def test_only_pages_can_be_printed(dialog: ExportDialog) -> None:
    choose(dialog, "format", "json")
    assert not dialog.print.isVisible()


def test_the_words_of_context_are_kept_nowhere(dialog: ExportDialog, written: Context) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    choose(dialog, "reader", "counsellor")
    tick(dialog, "mug")
    field = dialog.choices.foreword.field
    QTest.keyClicks(field, "Eleven years together.")
    dialog.reject()
    assert field.toPlainText() == ""
    assert not field.document().isUndoAvailable()
    assert dialog.entries.model.rowCount() == 0
    assert "Eleven" not in json.dumps(written.journal.settings.read().to_values(), default=str)
    dialog.deleteLater()


@pytest.fixture
def entries(qtbot: Any, context: Context) -> ExportEntries:
    made = ExportEntries(context)
    qtbot.addWidget(made)
    made.resize(600, 400)
    lines = [Listed("reflection", natural_id("t", n), TODAY, f"Line {n} of many") for n in range(2000)]
    made.show_lines(lines)
    made.show()
    return made


def test_all_that_is_shown_is_ticked_and_unticked_at_once(entries: ExportEntries) -> None:
    entries.words.setText("line 19")
    entries.none.click()
    assert len(entries.left_out) == entries.model.rowCount() == 139
    entries.words.clear()
    assert entries.model.rowCount() == 2000
    number = QLocale().toString
    assert entries.told.text().startswith(f"{number(1861)} of {number(2000)} ticked")
    entries.all.click()
    assert entries.left_out == frozenset()
    assert entries.chosen == frozenset()


def test_a_click_turns_a_tick_and_a_screen_reader_hears_it(entries: ExportEntries) -> None:
    index = entries.model.index(1, 0)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    place = entries.list.visualRect(index).topLeft() + QPoint(24, 20)
    QTest.mouseClick(entries.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "22 Nov 2026, reflection: Line 1 of many"
    assert entries.left_out == {natural_id("t", 1)}


def test_there_is_no_widget_for_a_line(entries: ExportEntries) -> None:
    assert len(entries.list.viewport().children()) < 5
    assert len(entries.findChildren(object)) < 60
