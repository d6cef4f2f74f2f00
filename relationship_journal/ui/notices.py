"""Quiet words at the foot of the window, and the way back from a deletion or another deed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from relationship_journal.ui.context import Context
from relationship_journal.ui.widgets.toast import Toast


class WindowNotices:
    """Shows notices in a window and remembers what can be undone, latest first."""

    def __init__(self) -> None:
        self._toast: Toast | None = None
        self._deeds: list[tuple[Callable[[], None], str]] = []
        self.context: Context | None = None
        self._held = False

    def attach(self, window: QWidget) -> None:
        """Show notices in `window` from now on."""
        self._toast = Toast(window)
        self._toast.undo_requested.connect(self.undo)

    def say(self, text: str) -> None:
        """Show `text` for a few seconds."""
        if self._toast is not None and not self._held:
            self._toast.show_text(text)

    def hold(self, held: bool) -> None:
        """While held, nothing is shown; what would have been is not made up for."""
        self._held = held
        if held and self._toast is not None:
            self._toast.hide()

    def deleted(self, kind: str, id: UUID, text: str) -> None:
        """Say that something was deleted and offer Undo; nothing, when the journal was locked meanwhile."""
        if self.context is None:
            return
        tasks, restore = self.context.tasks, self.context.journal.bin.restore
        way_back = partial(tasks.run, restore, kind, id)
        template = QCoreApplication.translate("Notices", "Deleted: {what}") if text else ""
        words = template.format(what=text) or QCoreApplication.translate("Notices", "Deleted")
        self.done(words, way_back, QCoreApplication.translate("Notices", "Brought back"))

    def done(self, text: str, undo: Callable[[], None], undone: str) -> None:
        """Say that something was done, offer to undo it, and then say that it is undone."""
        if self.context is None:
            return
        self._deeds.append((undo, undone))
        if self._toast is not None and not self._held:
            self._toast.show_text(text, undo=True)

    def undo(self) -> bool:
        """Take back what was done last; False when there is nothing."""
        if not self._deeds or self.context is None:
            return False
        undo, undone = self._deeds.pop()
        undo()
        self.say(undone)
        return True

    def forget(self) -> None:
        """The journal is locked: nothing is shown or undone any more."""
        self.context = None
        self._deeds.clear()
        if self._toast is not None:
            self._toast.hide()
