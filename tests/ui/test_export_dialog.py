from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from shiboken6 import isValid

from relationship_journal.domain.days import Span
from relationship_journal.exchange.archive import Selection
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.export_dialog import ExportDialog

TODAY = date(2026, 11, 22)


class SlowTasks:
    """Keeps work until it is given out."""

    def __init__(self) -> None:
        self.waiting: list[Any] = []

    def run(self, work: Any, *args: Any, done: Any = None, failed: Any = None, **_: Any) -> None:
        def give() -> None:
            try:
                result = work(*args)
            except Exception as error:
                failed(error)
            else:
                done(result)

        self.waiting.append(give)

    compute = run

    def give_all(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


@pytest.fixture
def written(context: Context) -> Context:
    journal = context.journal
    journal.gratitude.save(journal.gratitude.new(TODAY, "Left the good mug"))
    journal.gratitude.save(journal.gratitude.new(date(2025, 3, 1), "Carried the bag"))
    journal.reflections.save(replace(journal.reflections.new(TODAY), text="We talked"))
    return context


@pytest.fixture
def dialog(qtbot: Any, written: Context) -> Iterator[ExportDialog]:
    made = ExportDialog(written)
    made.show()
    yield made
    if isValid(made):
        made.reject()


def files(folder: Path) -> list[str]:
    return sorted(name for name in os.listdir(folder) if name != "My journal")


def choose(dialog: ExportDialog, row: str, key: str) -> None:
    getattr(dialog.choices, row).chips[key].click()


def test_the_pages_are_seen_before_anything_is_written(dialog: ExportDialog, tmp_path: Path) -> None:
    assert dialog.preview.page_count >= 3
    assert dialog.save.isEnabled()
    assert dialog.status.text().startswith(f"{dialog.preview.page_count} pages, ")
    assert files(tmp_path) == []


def test_save_writes_the_file_and_says_so(dialog: ExportDialog, written: Context, tmp_path: Path) -> None:
    written.chooser.answers = [str(tmp_path / "Book")]  # type: ignore[attr-defined]
    dialog.save.click()
    assert files(tmp_path) == ["Book.pdf"]
    assert (tmp_path / "Book.pdf").read_bytes().startswith(b"%PDF")
    assert written.notices.said == ["Saved as Book.pdf."]  # type: ignore[attr-defined]


def test_json_is_whole(dialog: ExportDialog, written: Context, tmp_path: Path) -> None:
    choose(dialog, "format", "json")
    assert dialog.shown.currentWidget() is dialog.text
    assert "Left the good mug" in dialog.text.toPlainText()
    written.chooser.answers = [str(tmp_path / "all.json")]  # type: ignore[attr-defined]
    dialog.save.click()
    assert len(json.loads((tmp_path / "all.json").read_bytes())["appreciations"]) == 2


@pytest.mark.parametrize(("kind", "suffix"), [("markdown", "zip"), ("csv", "zip"), ("ics", "ics")])
def test_other_files_are_seen_and_saved(
    dialog: ExportDialog, written: Context, tmp_path: Path, kind: str, suffix: str
) -> None:
    choose(dialog, "format", kind)
    assert dialog.text.isVisible()
    assert ("Reminder" in dialog.text.toPlainText()) is False  # there is no ritual yet
    assert {"markdown": "index.md", "csv": "appreciations.csv", "ics": "VCALENDAR"}[
        kind
    ] in dialog.text.toPlainText()
    assert dialog.choices.neutral.isVisible() == (kind == "ics")
    written.chooser.answers = [str(tmp_path / "mine")]  # type: ignore[attr-defined]
    data = dialog._data
    dialog.save.click()
    assert (tmp_path / f"mine.{suffix}").read_bytes() == data


def test_a_calendar_names_nothing_unless_wanted(dialog: ExportDialog, written: Context) -> None:
    ritual = written.journal.rituals.new(written.today())
    written.journal.rituals.save(replace(ritual, name="Bath for two"))
    choose(dialog, "format", "ics")
    assert "Bath" not in dialog._data.decode()
    dialog.choices.neutral.click()
    assert "SUMMARY:Bath for two" in dialog._data.decode()


def test_a_part_and_days_can_be_chosen(dialog: ExportDialog) -> None:
    choose(dialog, "format", "json")
    choose(dialog, "what", "gratitude")
    dialog.choices.first.setText("1 January 2026")
    dialog.choices.first.editingFinished.emit()
    told = json.loads(dialog._data)
    assert [each["what"] for each in told["appreciations"]] == ["Left the good mug"]
    assert told["reflections"] == []


@pytest.mark.parametrize(("first", "last"), [("nonsense", ""), ("2026-11-22", "2026-11-01")])
def test_days_not_understood_are_explained_and_nothing_can_be_saved(
    dialog: ExportDialog, first: str, last: str
) -> None:
    dialog.choices.first.setText(first)
    dialog.choices.last.setText(last)
    dialog.choices.last.editingFinished.emit()
    assert dialog.choices.understood.text()
    assert not dialog.save.isEnabled()


def test_a_search_result_is_offered_as_it_was_found(qtbot: Any, written: Context) -> None:
    (entry,) = written.journal.gratitude.on_day(TODAY)
    selection = Selection(ids=frozenset({entry.id}), label="mug", span=Span(date(2026, 1, 1), TODAY))
    dialog = ExportDialog(written, selection=selection)
    assert dialog.choices.what.choice == "given"
    assert dialog.choices.selection() == selection
    dialog.reject()


def test_a_changed_mind_in_the_chooser_changes_nothing(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.save.click()
    assert files(tmp_path) == []
    assert dialog.isVisible()
    assert dialog.save.isEnabled()


def test_cancel_while_the_pages_are_set_leaves_no_file(qtbot: Any, written: Context, tmp_path: Path) -> None:
    tasks = SlowTasks()
    dialog = ExportDialog(replace(written, tasks=tasks))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    tasks.waiting.pop(0)()
    dialog.cancel.click()
    tasks.give_all()
    assert not dialog.isVisible()
    assert dialog.preview.page_count == 0
    assert files(tmp_path) == []
    assert written.notices.said == []  # type: ignore[attr-defined]
    dialog.deleteLater()


def test_only_the_last_choice_is_shown(qtbot: Any, written: Context) -> None:
    tasks = SlowTasks()
    dialog = ExportDialog(replace(written, tasks=tasks))
    choose(dialog, "format", "json")
    assert not dialog.save.isEnabled()
    tasks.give_all()
    assert dialog._kind == "json"
    assert json.loads(dialog._data)
    dialog.reject()


def test_a_place_that_cannot_be_written_is_explained(
    dialog: ExportDialog, written: Context, tmp_path: Path
) -> None:
    written.chooser.answers = [str(tmp_path / "gone" / "Book.pdf")]  # type: ignore[attr-defined]
    dialog.save.click()
    assert "Your journal is safe" in dialog.status.text()
    assert dialog.isVisible()
    assert dialog.save.isEnabled()


def protect(dialog: ExportDialog, first: str, again: str) -> None:
    dialog.protection.wanted.click()
    dialog.protection.first.setText(first)
    dialog.protection.again.setText(again)


def opens(path: Path, passphrase: str | None) -> bool:
    try:
        with pypdfium2.PdfDocument(path, password=passphrase):
            return True
    except pypdfium2.PdfiumError:
        return False


def test_a_pdf_with_a_passphrase_opens_with_it_alone(
    dialog: ExportDialog, written: Context, tmp_path: Path
) -> None:
    assert "Anyone who gets it can read it" in dialog.side.care.text()
    written.chooser.answers = [str(tmp_path / "Book.pdf")]  # type: ignore[attr-defined]
    protect(dialog, "tea under the dome", "tea under the dome")
    assert "encrypted" in dialog.side.care.text()
    assert dialog.protection.strength.words
    protection = dialog.protection
    dialog.save.click()
    assert opens(tmp_path / "Book.pdf", "tea under the dome")
    assert not opens(tmp_path / "Book.pdf", None)
    assert protection.first.text() == protection.again.text() == ""


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [("short", "short", "at least 8"), ("tea under the dome", "tea", "not the same")],
)
def test_a_passphrase_that_will_not_do_is_refused_before_a_place_is_asked(
    dialog: ExportDialog, written: Context, tmp_path: Path, first: str, again: str, said: str
) -> None:
    written.chooser.answers = [str(tmp_path / "Book.pdf")]  # type: ignore[attr-defined]
    protect(dialog, first, again)
    dialog.save.click()
    assert said in dialog.status.text()
    assert files(tmp_path) == []
    assert len(written.chooser.answers) == 1  # type: ignore[attr-defined]


def test_json_is_offered_no_passphrase_and_says_it_is_readable(
    dialog: ExportDialog, written: Context, tmp_path: Path
) -> None:
    protect(dialog, "tea under the dome", "something else")
    choose(dialog, "format", "json")
    assert not dialog.protection.isVisible()
    assert "Anyone who gets it can read it" in dialog.side.care.text()
    written.chooser.answers = [str(tmp_path / "all.json")]  # type: ignore[attr-defined]
    dialog.save.click()
    assert json.loads((tmp_path / "all.json").read_bytes())


def test_a_passphrase_unwanted_again_is_forgotten(dialog: ExportDialog) -> None:
    protect(dialog, "tea under the dome", "tea under the dome")
    dialog.protection.wanted.click()
    assert dialog.protection.first.text() == ""
    assert dialog.protection.passphrase == ""


def test_every_control_has_a_name(dialog: ExportDialog) -> None:
    choices = dialog.choices
    for widget in (dialog.preview, dialog.text, dialog.bar, dialog.save, dialog.cancel, choices.first,
                   choices.last, choices.what, choices.format, choices.paper, choices.contents,
                   choices.charts, dialog.protection.wanted, dialog.protection.first,
                   dialog.protection.again):  # fmt: skip
        assert widget.accessibleName()


def test_for_both_nothing_private_is_there(dialog: ExportDialog, written: Context) -> None:
    choose(dialog, "format", "json")
    choose(dialog, "reader", "us")
    told = json.loads(dialog._data)
    assert told["appreciations"] == told["reflections"] == []
    assert told["settings"] == {}
    choose(dialog, "reader", "me")
    assert len(json.loads(dialog._data)["appreciations"]) == 2


def test_a_file_under_the_completed_name_is_not_overwritten(
    dialog: ExportDialog, written: Context, tmp_path: Path
) -> None:
    (tmp_path / "Book.pdf").write_bytes(b"another")
    written.chooser.answers = [str(tmp_path / "Book")]  # type: ignore[attr-defined]
    dialog.save.click()
    assert (tmp_path / "Book.pdf").read_bytes() == b"another"
    assert "is there already" in dialog.status.text()
    assert dialog.save.isEnabled()
