"""The dialogs for files and folders, which remember nothing of where one has been."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import delete

_SANDBOX = Path("/.flatpak-info")


class FileDialogs:
    """Qt's own dialogs: a desktop's put what is chosen on its list of recent files.

    Qt remembers the last folders of all its programs in one file; that is put back as it was. In a
    Flatpak only the desktop's dialog can reach the user's folders, so there it is used.
    """

    def __init__(self, sandbox: Path = _SANDBOX) -> None:
        self._native = sandbox.exists()

    def save_file(self, parent: QWidget, title: str, suggested: str, kinds: str) -> str | None:
        """A path to write to, or None."""
        dialog = self._dialog(parent, title, str(Path(suggested).parent), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(suggested).suffix.removeprefix("."))
        dialog.selectFile(Path(suggested).name)
        return self._ask(dialog)

    def open_folder(self, parent: QWidget, title: str, start: str) -> str | None:
        """An existing folder, or None."""
        dialog = self._dialog(parent, title, start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return self._ask(dialog)

    def open_file(self, parent: QWidget, title: str, start: str) -> str | None:
        """An existing file, or None."""
        dialog = self._dialog(parent, title, start)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._ask(dialog)

    def _dialog(self, parent: QWidget, title: str, start: str, kinds: str = "") -> QFileDialog:
        """A dialog over the window of `parent` that outlives it: locking may close that one meanwhile."""
        owner = parent.window()
        while (above := owner.parentWidget()) is not None:
            owner = above.window()
        begin = Path(start)
        dialog = QFileDialog(owner, title, str(begin if begin.is_dir() else begin.parent), kinds)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, not self._native)
        return dialog

    def _ask(self, dialog: QFileDialog) -> str | None:
        settings = QSettings(QSettings.Scope.UserScope, "QtProject")
        before = {name: settings.value(name) for name in settings.allKeys()}
        try:
            chosen = dialog.selectedFiles() if dialog.exec() else []
        finally:
            delete(dialog)  # it is then that it writes down where it was
            settings.sync()
            for name in set(settings.allKeys()) - set(before):
                settings.remove(name)
            for name, value in before.items():
                settings.setValue(name, value)
            settings.sync()
        return chosen[0] if chosen else None
