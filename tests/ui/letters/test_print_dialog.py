"""From a letter to paper: forms, pages, printing, a passphrase, and a cancel that leaves nothing."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from relationship_journal.ui.context import Context
from relationship_journal.ui.letters.print_dialog import Making, PrintDialog

Printed = list[bytes]


class HeldTasks:
    """Tasks that wait until `finish`."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Any, tuple[Any, ...], Any, Any]] = []

    def compute(self, work: Any, *args: Any, done: Any = None, failed: Any = None, **_: Any) -> None:
        self.waiting.append((work, args, done, failed))

    run = compute

    def finish(self) -> None:
        waiting, self.waiting = self.waiting, []
        for work, args, done, failed in waiting:
            try:
                result = work(*args)
            except Exception as error:
                failed(error)
            else:
                if done is not None:
                    done(result)


@pytest.fixture
def printed() -> Printed:
    return []


@pytest.fixture
def dialog(qtbot: Any, context: Context, printed: Printed) -> PrintDialog:
    letter = replace(context.journal.letters.new(), title="For you", text="One.\n\nTwo.")

    def remember(data: bytes, _: QWidget) -> bool:
        printed.append(data)
        return True

    made = PrintDialog(context, letter, print_pages=remember)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def size_of(data: bytes) -> tuple[int, int]:
    with pikepdf.open(BytesIO(data)) as pdf:
        box = pdf.pages[0].mediabox
        return round(float(box[2])), round(float(box[3]))


def test_each_form_has_its_pages_and_is_printed(dialog: PrintDialog, printed: Printed, qtbot: Any) -> None:
    dialog.print.click()
    assert size_of(printed[0]) == (420, 595)
    assert dialog.result() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize("form", ["folded_card", "note_cards"])
def test_cards_come_on_a4(dialog: PrintDialog, printed: Printed, qtbot: Any, form: str) -> None:
    before = dialog._about.text()
    qtbot.keyClick(dialog.forms.chips[form], Qt.Key.Key_Space)
    assert dialog._about.text() != before
    dialog.print.click()
    assert sorted(size_of(printed[0])) == [595, 842]


def test_it_is_saved_with_a_passphrase(dialog: PrintDialog, context: Context, tmp_path: Path) -> None:
    path = tmp_path / "letter"
    context.chooser.answers = [str(path)]  # type: ignore[attr-defined]
    dialog.protection.wanted.setChecked(True)
    dialog.protection.first.setText("quiet rivers under snow")
    dialog.save.click()
    assert dialog.status.text() == "The two passphrases are not the same yet."
    dialog.protection.again.setText("quiet rivers under snow")
    dialog.save.click()
    saved = path.with_suffix(".pdf")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(saved)
    pikepdf.open(saved, password="quiet rivers under snow").close()
    assert context.notices.said == ["Saved as letter.pdf."]  # type: ignore[attr-defined]


def test_a_folder_that_takes_nothing_is_one_sentence(
    dialog: PrintDialog, context: Context, tmp_path: Path
) -> None:
    context.chooser.answers = [str(tmp_path / "gone" / "letter.pdf")]  # type: ignore[attr-defined]
    dialog.save.click()
    assert dialog.status.text().count(".") >= 1
    assert dialog.status.property("role") == "error"
    assert dialog.isVisible()
    assert dialog.save.isEnabled()


def test_a_cancel_stops_the_making_and_leaves_nothing(context: Context, qtbot: Any) -> None:
    held = HeldTasks()
    letter = replace(context.journal.letters.new(), text="One.")
    made = PrintDialog(replace(context, tasks=held), letter)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    assert made.bar.isVisible()
    assert not made.print.isEnabled()
    making = made._making
    assert isinstance(making, Making)
    made.cancel.click()
    assert making.stopped
    held.finish()
    assert not made.isVisible()
    assert made._data == b""
