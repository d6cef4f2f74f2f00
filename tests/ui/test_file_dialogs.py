"""The dialogs for files leave nothing behind of where one has been."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from relationship_journal.ui.file_dialogs import FileDialogs


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "conf"))
    return QSettings(QSettings.Scope.UserScope, "QtProject")


@pytest.fixture
def window(qtbot: Any) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def answer(path: Path | None) -> None:
    """What the user does with the dialog once it is there."""

    def act() -> None:
        (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog)]
        assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
        if path is None:
            dialog.reject()
        else:
            name = dialog.findChild(QLineEdit, "fileNameEdit")
            assert name is not None
            name.setText(str(path))
            dialog.accept()

    QTimer.singleShot(50, act)


def kept(settings: QSettings) -> str:
    settings.sync()
    path = Path(settings.fileName())
    return path.read_text("utf-8") if path.exists() else ""


def test_a_place_is_chosen_and_forgotten(settings: QSettings, window: QWidget, tmp_path: Path) -> None:
    secret = tmp_path / "quillwortzanzibar"
    secret.mkdir()
    answer(secret / "Book.pdf")
    chosen = FileDialogs().save_file(window, "Save", str(secret / "Journal.pdf"), "PDF (*.pdf)")
    assert chosen == str(secret / "Book.pdf")
    assert "quillwort" not in kept(settings)
    answer(secret)
    assert FileDialogs().open_folder(window, "Open", str(tmp_path)) == str(secret)
    assert "quillwort" not in kept(settings)
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog)]


def test_the_control_qts_own_way_remembers(settings: QSettings, window: QWidget, tmp_path: Path) -> None:
    secret = tmp_path / "quillwortzanzibar"
    secret.mkdir()
    answer(secret / "Book.pdf")
    QFileDialog.getSaveFileName(
        window, "Save", str(secret / "a.pdf"), "", "", QFileDialog.Option.DontUseNativeDialog
    )
    assert "quillwort" in kept(settings)


def test_what_other_programs_left_there_stays(settings: QSettings, window: QWidget, tmp_path: Path) -> None:
    settings.setValue("FileDialog/lastVisited", "file:///somewhere")
    settings.setValue("Other/thing", 7)
    settings.sync()
    answer(tmp_path / "Book.pdf")
    FileDialogs().save_file(window, "Save", str(tmp_path / "a.pdf"), "PDF (*.pdf)")
    told = kept(settings)
    assert "file:///somewhere" in told
    assert "thing=7" in told
    assert str(tmp_path) not in told.replace("file:///somewhere", "")


def test_a_changed_mind_is_none(settings: QSettings, window: QWidget, tmp_path: Path) -> None:
    answer(None)
    assert FileDialogs().save_file(window, "Save", str(tmp_path / "a.pdf"), "PDF (*.pdf)") is None
