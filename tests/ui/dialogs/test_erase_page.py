"""Erase everything: it says what goes and what cannot, asks for the name, then for two presses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from relationship_journal.journal.computer import Computer
from relationship_journal.journal.erasing import Erased, Eraser
from relationship_journal.ui.dialogs.erase_page import ErasedPage, ErasePage


@pytest.fixture
def folder(context: Any) -> Path:
    kept: Path = context.journal.folder
    (kept / "wedding.jpg").write_bytes(b"mine")
    return kept


@pytest.fixture
def page(qtbot: Any, context: Any, folder: Path) -> ErasePage:
    made = ErasePage(context, Eraser(Computer()), folder)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


def test_it_says_what_goes_what_stays_and_what_cannot_go(page: ErasePage, folder: Path) -> None:
    assert str(folder) in words(page.goes)
    assert "keyring" in words(page.goes)
    assert "wedding.jpg" in words(page.stays)
    for word in ("SSD", "second folder", "exported", "sheet"):
        assert word in words(page)


def test_nothing_happens_without_the_name(qtbot: Any, page: ErasePage) -> None:
    with qtbot.assertNotEmitted(page.erase_requested):
        for name in ("", "my journal", "My journa"):
            page.name.setText(name)
            assert not page.erase.isEnabled()
            page.erase.click()
            page.erase.click()


def test_nothing_happens_before_it_is_known_what_goes(qtbot: Any, context: Any, folder: Path) -> None:
    class Never:
        def compute(self, *_: Any, **__: Any) -> None: ...

    page = ErasePage(replace(context, tasks=Never()), Eraser(Computer()), folder)
    qtbot.addWidget(page)
    page.name.setText("My journal")
    assert not page.erase.isEnabled()


def test_the_name_and_two_presses_do_it(qtbot: Any, page: ErasePage) -> None:
    page.name.setText("My journal")
    with qtbot.assertNotEmitted(page.erase_requested):
        page.erase.click()
    with qtbot.waitSignal(page.erase_requested):
        page.erase.click()


def test_changing_the_name_in_between_begins_anew(qtbot: Any, page: ErasePage) -> None:
    page.name.setText("My journal")
    page.erase.click()
    page.name.setText("My journal ")
    assert not page.erase.armed


def test_looking_at_the_page_erases_nothing(page: ErasePage, folder: Path) -> None:
    page.reject()
    assert (folder / "keys.json").exists()


def test_every_control_has_a_name(page: ErasePage) -> None:
    assert page.name.accessibleName()
    assert page.erase.accessibleName()


def test_the_end_names_what_is_left(qtbot: Any, theme: Any, tmp_path: Path) -> None:
    folder = tmp_path / "My journal"
    left = Erased((folder / "wedding.jpg",), (folder / "journal.db",), True)
    page = ErasedPage(left, folder)
    qtbot.addWidget(page)
    told = words(page)
    for word in ("Not everything", "journal.db", "wedding.jpg", "keyring", "SSD"):
        assert word in told


def test_a_journal_out_of_reach_is_told(qtbot: Any, theme: Any, tmp_path: Path) -> None:
    page = ErasedPage(None, tmp_path)
    qtbot.addWidget(page)
    assert "Nothing was erased" in words(page)
