"""What is handed to the window from outside: a backup that somebody opened in the file manager."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFileOpenEvent

from relationship_journal.domain.backups import Backup, Restored
from relationship_journal.ui.context import Context
from relationship_journal.ui.doorbell import Doorbell
from relationship_journal.ui.keeper import Keeper
from relationship_journal.ui.stage import Stage
from relationship_journal.ui.words import sentence_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from relationship_journal.ui.dialogs.backups_page import BackupsPage
    from relationship_journal.ui.main_window import MainWindow


class _Found(NamedTuple):
    """A backup that can be read, and where it belongs: `taken` when a journal is there already."""

    backup: Backup
    home: Path
    taken: bool


class HandOver(QObject):
    """Offers to restore a backup, wherever the user stands. Nothing is done before they want it."""

    def __init__(self, window: MainWindow, context: Context, keeper: Keeper) -> None:
        super().__init__(window)
        self.window = window
        self._context = context
        self._keeper = keeper
        self._restored: Restored | None = None
        keeper.locked.connect(self._on_keeper_locked)

    def take(self, path: Path) -> None:
        """Look at a file and offer what can be done with it, or say why nothing can."""
        if not self._free:
            return
        from relationship_journal.journal.backups import Shelf, home_of

        present, clock = self.window.folder, self._context.clock
        new = self._context.documents / "My journal"

        def look() -> _Found:
            backup = Shelf(present, clock).read(path)
            home = home_of(backup, present, new)
            return _Found(backup, home, home.exists())

        self._context.tasks.run(look, done=self._offer, failed=self._refuse, latest="handed", owner=self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On macOS it is the system that hands a file to the program that runs."""
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            self.take(Path(event.file()))
            return True
        return super().eventFilter(watched, event)

    @property
    def _stage(self) -> Stage:
        return cast(Stage, self.window.centralWidget())

    @property
    def _free(self) -> bool:
        """Whether the user is the one who sits here; neither behind the cover nor in the partner's turn."""
        page = self._stage.page
        alone = getattr(page, "stands_alone", False) or getattr(page, "allowed_actions", None) is not None
        return not self._stage.covered and not alone

    def _refuse(self, error: Exception) -> None:
        if self._stage.page is self.window.lock_screen:
            self.window.lock_screen.say(sentence_of(error))
        else:
            self._context.notices.say(sentence_of(error))

    def _offer(self, found: _Found) -> None:
        if not self._free:
            return
        from relationship_journal.journal.backups import Shelf
        from relationship_journal.ui.dialogs.backups_page import BackupsPage

        window, context, desk = self.window, self._context, self.window.desk
        at_desk = desk is not None and self._stage.page is desk
        if at_desk and found.home == window.folder:
            page = BackupsPage(context, window.machine, only=found.backup)
            page.restore_prepared.connect(window.restore)
        else:
            shelf = Shelf(found.home, context.clock)
            page = BackupsPage(context, window.machine, shelf, only=found.backup)
            page.restored.connect(self._on_page_restored)
        if found.home != window.folder:
            page.chosen.tell_place(self._place_words(found))
        if at_desk and desk is not None:
            desk.show_page(page)
        else:
            page.close_requested.connect(lambda: self._close(page))
            window.backup_door.page_changed.emit(page)
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_words(self, found: _Found) -> str:
        from relationship_journal.ui.backups.words import short_path

        words = (
            self.tr(
                "It is checked first. The journal now in {folder} is kept beside it, in a folder named "
                "“before restore”, and never deleted."
            )
            if found.taken
            else self.tr("It is checked first, and becomes a journal of its own in {folder}.")
        )
        return words.format(folder=short_path(found.home))

    def _close(self, page: BackupsPage) -> None:
        page.flush()
        window = self.window
        window.backup_door.page_changed.emit(window.lock_screen if window.folder.name else window.first_run)
        page.deleteLater()

    def _on_page_restored(self, done: Restored) -> None:
        self._restored = done
        if self._keeper.is_unlocked:
            self.window.lock()
        else:
            self._on_keeper_locked()

    def _on_keeper_locked(self) -> None:
        if (done := self._restored) is None:
            return
        self._restored = None
        window = self.window
        if done.folder != window.folder:
            window.journal_changed.emit()
        window.show_lock_screen(done.folder)
        window.backup_door.tell_restored(done)


def receive(
    hand_over: HandOver,
    application: QApplication,
    bell: Doorbell,
    file: Path | None,
    platform: str = sys.platform,
) -> None:
    """Hear the bell, come to the front when it rings, and take the file given at the start or with a ring."""
    window = hand_over.window

    def on_rung(given: str, leave: str) -> None:
        window.raise_up(leave)
        if given:
            hand_over.take(Path(given))

    bell.rung.connect(on_rung)
    bell.listen()
    window.settings_known.connect(lambda _: bell.stand_before(window.folder))
    if platform == "darwin":
        application.installEventFilter(hand_over)
    if file is not None:
        hand_over.take(file)
