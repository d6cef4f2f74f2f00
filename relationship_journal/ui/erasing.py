"""From the wish to erase everything to the end of the program."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from relationship_journal.ui.machine import MachineFile

if TYPE_CHECKING:
    from relationship_journal.journal.erasing import Erased, Eraser
    from relationship_journal.ui.main_window import MainWindow


class Erasing(QObject):
    """Asks, locks, erases on the journal's thread after everything asked of it, and then ends the program."""

    def __init__(
        self,
        window: MainWindow,
        make_eraser: Callable[[], Eraser],
        machine_file: MachineFile,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._make_eraser = make_eraser
        self._machine_file = machine_file

    def ask(self) -> None:
        """Show what would be erased, and let the user decide. Without a journal there is nothing to erase."""
        if not self._window.folder.name:
            return
        from relationship_journal.ui.dialogs.erase_page import ErasePage

        page = ErasePage(self._window.context, self._make_eraser(), self._window.folder, self._window)
        page.erase_requested.connect(self._on_page_erase_requested)
        page.open()

    def _on_page_erase_requested(self) -> None:
        folder = self._window.folder
        self._window.lock()
        self._window.context.tasks.run(
            self._make_eraser().erase,
            folder,
            done=self._on_erased,
            failed=lambda _: self._tell(None),
            owner=self,
        )

    def _on_erased(self, erased: Erased) -> None:
        self._machine_file.erase()
        if (login := self._window.context.login) is not None:
            self._window.context.tasks.compute(login.want, False, failed=lambda _: None, owner=self)
        self._tell(erased)

    def _tell(self, erased: Erased | None) -> None:
        from relationship_journal.ui.dialogs.erase_page import ErasedPage

        page = ErasedPage(erased, self._window.folder, self._window)
        page.finished.connect(self._window.close)
        page.open()
