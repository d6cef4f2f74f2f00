"""The window: first run, the locked door, or the desk; and the actions that lead between them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QWidget

from relationship_journal.ui.doorplate import announce
from relationship_journal.ui.fitting import fitted, keep_on_screen
from relationship_journal.ui.host import Host
from relationship_journal.ui.lock_screen import LockScreen
from relationship_journal.ui.machine import Machine, MachineFile
from relationship_journal.ui.stage import Stage
from relationship_journal.ui.text_scale import USUAL as USUAL_SCALE
from relationship_journal.ui.text_scale import known

if TYPE_CHECKING:
    from relationship_journal.domain.backups import Backup
    from relationship_journal.domain.days import Clock
    from relationship_journal.domain.settings import JournalSettings
    from relationship_journal.domain.today import FirstLook
    from relationship_journal.journal.journal import Journal
    from relationship_journal.ui.context import Context
    from relationship_journal.ui.desk import Desk
    from relationship_journal.ui.first_run import FirstRun, FirstRunChoices
    from relationship_journal.ui.keeper import Keeper
    from relationship_journal.ui.notices import WindowNotices

SMALLEST = (1024, 640)
USUAL = (1280, 820)
SEEN_MS = 50
"""So long after a page is shown begins what is not seen of it."""


class MainWindow(Host):
    """Shows what fits the keeper's state. Everything it needs is passed in.

    At first it has the lock screen to show and nothing else; `furnish` gives it all that answers the user.
    """

    left = Signal()
    """The journal is being locked."""
    journal_changed = Signal()
    """Another journal was chosen."""
    ended = Signal()

    def __init__(self, machine: MachineFile) -> None:
        super().__init__()
        self._machine_file = machine
        self.machine: Machine = machine.read()
        self._places: dict[str, Any] = {}
        self._furnished = self._ending = False
        self._desk: Desk | None = None
        self.lock_screen = LockScreen()
        self._first_run: FirstRun | None = None
        self._stack = Stage()
        self._unsaid: list[Exception] = []
        self.setCentralWidget(self._stack)
        enlarged = known(self.machine.text_scale) != USUAL_SCALE
        self.setMinimumSize(fitted(self, *SMALLEST) if enlarged else QSize(*SMALLEST))
        self.resize(fitted(self, *USUAL))
        if self.restoreGeometry(QByteArray.fromBase64(self.machine.geometry.encode())):
            keep_on_screen(self)
        self.set_title()

    def stand_before(self, folder: Path, clock: Clock) -> None:
        """Have the lock screen of `folder` to show, before there is anything behind it."""
        announce(self.lock_screen, self.machine, folder, clock)
        self._stack.show_page(self.lock_screen)

    def furnish(
        self, keeper: Keeper, context: Context, notices: WindowNotices, make_first_run: Callable[[], FirstRun]
    ) -> None:
        """Set up what the lock screen leads to."""
        from relationship_journal.ui.backup_door import BackupDoor
        from relationship_journal.ui.doors import Doors
        from relationship_journal.ui.menus import Menus
        from relationship_journal.ui.pages import Pages
        from relationship_journal.ui.saving_door import SavingDoor

        self._keeper, self.context, self._notices = keeper, context, notices
        self._make_first_run = make_first_run
        self.pages = Pages(self, context, self.machine, self._machine_file)
        self._doors = Doors(keeper, self.lock_screen, self.machine, context.clock, lambda: self._folder, self)
        self.backup_door = BackupDoor(keeper, self.lock_screen, context, self.machine, self)
        self.backup_door.page_changed.connect(self._show)
        self._menus = Menus(self, self.trigger)
        self._enable_actions()
        self._connect()
        self._saving_door = SavingDoor(keeper, self.lock_screen, context, self.on_failed, self)
        self._stack.prepare()
        self._furnished = True

    def _connect(self) -> None:
        self.lock_screen.unlock_requested.connect(self._on_lock_screen_unlock_requested)
        self.lock_screen.open_other_requested.connect(self.open_other)
        self.lock_screen.new_requested.connect(self.show_first_run)
        self.lock_screen.leave_requested.connect(lambda: self.trigger("leave"))
        self.lock_screen.help_requested.connect(lambda: self.trigger("help"))
        self._keeper.unlocked.connect(self._on_keeper_unlocked)
        self._keeper.locked.connect(self._on_keeper_locked)
        self._keeper.refused.connect(self._on_keeper_refused)
        self._stack.covered_changed.connect(self._on_stack_covered_changed)
        self.journal_changed.connect(lambda: self._places.clear())

    # -- doors ---------------------------------------------------------------------------------

    def show_lock_screen(self, folder: Path) -> None:
        """Stand before the locked journal in `folder`."""
        self._folder = self.backup_door.folder = folder
        self._keeper.close_door()
        self._doors.announce()
        self._show(self.lock_screen)
        QTimer.singleShot(SEEN_MS, self, self._prepare_desk)

    @property
    def first_run(self) -> FirstRun:
        """The page that begins a new journal, made when it is first needed."""
        if self._first_run is None:
            self._first_run = self._make_first_run()
            self._first_run.create_requested.connect(self._on_first_run_create_requested)
            self._first_run.open_existing_requested.connect(self.open_other)
        return self._first_run

    def show_first_run(self) -> None:
        """Begin a new journal."""
        self._keeper.close_door()
        self._show(self.first_run)
        QTimer.singleShot(SEEN_MS, self, self._prepare_desk)

    def open_other(self) -> None:
        """Choose another journal; the present one is locked first."""
        folder = self.context.chooser.open_folder(self, self.tr("Open a journal"), str(self._folder.parent))
        if folder is None:
            return
        self.lock()
        self.journal_changed.emit()
        self.show_lock_screen(Path(folder))

    def lock(self) -> None:
        """Lock now: cover, take every word, let go. Never asks."""
        self.put_away.emit(self.covered or self._ending)
        self._leave(self._keeper.lock)

    def sit_before(self, page: QWidget) -> None:
        """Lock, and show `page` where the lock screen would be; the desk is not built behind it."""
        self.lock()
        self._show(page)

    def show_door(self, instead_of: QWidget) -> None:
        """Show the lock screen, and have no such page any more."""
        self._show(self.lock_screen)
        self._stack.removeWidget(instead_of)
        instead_of.deleteLater()
        QTimer.singleShot(SEEN_MS, self, self._prepare_desk)

    def restore(self, prepared: Backup) -> None:
        """Lock, and put a backup in the journal's place."""
        self._leave(lambda: self._keeper.restore(prepared))

    def _leave(self, let_go: Callable[[], None]) -> None:
        if not self._keeper.is_unlocked or (desk := self._desk) is None:
            return
        self._show(self.lock_screen)
        for dialog in self.findChildren(QDialog):
            dialog.reject()
        self._places = desk.places()
        desk.flush()
        desk.close_sheet()
        let_go()
        self.lock_screen.set_busy(True)
        self._notices.forget()
        self._remove_desk()
        self.set_title()
        self.left.emit()

    def _on_lock_screen_unlock_requested(self, passphrase: str) -> None:
        self.lock_screen.set_busy(True)
        self._keeper.unlock(self._folder, passphrase)

    def _on_first_run_create_requested(self, choices: FirstRunChoices) -> None:
        self._folder = Path(choices.folder)
        self.pages.sheet_wanted = choices.recovery_sheet
        self._keeper.create(self._folder, choices.passphrase, choices.my_name, choices.partner_name)

    def _on_keeper_refused(self, sentence: str) -> None:
        self.lock_screen.set_busy(False)
        if self._first_run is not None and self._stack.page is self._first_run:
            self._first_run.show_failure(sentence)
        else:
            self.lock_screen.show_failure(sentence)

    def _on_keeper_locked(self) -> None:
        self.lock_screen.set_busy(False)
        self._doors.announce()
        self.lock_screen.clear()
        if self._stack.page is self.lock_screen and not self._ending:
            QTimer.singleShot(SEEN_MS, self, self._prepare_desk)

    def _on_keeper_unlocked(self, journal: Journal) -> None:
        self.context.journal = journal
        self._notices.context = self.context
        self.context.tasks.run(journal.today.first_look, done=self._enter)

    def _enter(self, look: FirstLook) -> None:
        if not self._keeper.is_unlocked:
            return  # locked again before it was seen
        self.context.first_hour = look.settings.first_hour
        self._prepare_desk()
        assert self._desk is not None
        self._desk.expect(look.page)
        self._show(self._desk)
        self._desk.enter(self._places)
        self.lock_screen.clear()
        self.lock_screen.set_busy(False)
        self._remember_opened()
        self.set_title()
        self.settings_known.emit(look.settings)
        self.pages.on_entered()

    # -- the desk ------------------------------------------------------------------------------

    @property
    def desk(self) -> Desk | None:
        """What is seen while unlocked; None while locked or not yet built."""
        return self._desk

    def _prepare_desk(self) -> None:
        if self._desk is not None:
            return
        from relationship_journal.ui.desk import Desk

        self._desk = desk = Desk(self.context)
        self._stack.addWidget(desk)
        self.pages.take_desk(desk)
        desk.lock_requested.connect(self.lock)
        desk.leave_requested.connect(lambda: self.trigger("leave"))
        desk.sheet_changed.connect(lambda: self._enable_actions())
        desk.prepare()
        QTimer.singleShot(0, desk, lambda: desk.rehearse(self._stack.size()))

    def _remove_desk(self) -> None:
        if self._desk is not None:
            self._stack.removeWidget(self._desk)
            self._desk.let_go()
            self._desk.deleteLater()
            self._desk = None
            self.pages.desk = None

    def take_settings(self, settings: JournalSettings) -> None:
        """The user changed the settings of the journal."""
        self.context.first_hour = settings.first_hour
        self.settings_known.emit(settings)

    def on_changed(self, changed: Any) -> None:
        """The journal changed."""
        if self._desk is not None and self._keeper.is_unlocked:
            self._desk.on_changed(changed)

    def on_failed(self, error: Exception) -> None:
        """Work failed that nobody else answers for."""
        if self.covered:
            self._unsaid.append(error)
        else:
            self.pages.tell(error)

    def _enable_actions(self, page: QWidget | None = None) -> None:
        desk, page = self._desk, page or self._stack.page
        unlocked = desk is not None and page is desk and not desk.stands_alone
        self._menus.enable(unlocked, self.covered, getattr(page, "allowed_actions", None))

    def trigger(self, name: str) -> None:
        """Do one of the actions of the table."""
        if self._desk is not None and self._desk.has(name):
            self._desk.go(name)
            return
        handlers: dict[str, Callable[[], Any]] = {
            "lock": self.lock,
            "quit": self.close,
            "open_other": self.open_other,
            "undo": self._undo,
            "redo": lambda: self._menus.redo_typing(self.focusWidget()),
        }
        handlers.get(name, getattr(self.pages, name, lambda: self.wished.emit(name)))()

    def _undo(self) -> None:
        """Take back typing where there is some, else the last deletion."""
        if not self._menus.undo_typing(self.focusWidget()):
            self._notices.undo()

    @property
    def covered(self) -> bool:
        """Whether a page of notes hides everything."""
        return self._stack.covered

    def put_cover_on(self) -> None:
        """Hide everything behind a page of notes, at once; the way back leads to what is behind it then."""
        self._notices.hold(True)
        self._stack.put_on()

    def _on_stack_covered_changed(self, covered: bool) -> None:
        self.set_title()
        self._enable_actions()
        self._notices.hold(covered)
        if not covered:
            unsaid, self._unsaid = self._unsaid, []
            for error in unsaid:
                self.on_failed(error)

    def set_title(self) -> None:
        """The window's title, which names nothing when the user wants it so."""
        neutral = self.machine.neutral_title or self.covered
        self.setWindowTitle(self.tr("Notes") if neutral else self.tr("Relationship Journal"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lock, wait for the last word to be written, then go."""
        if not self._furnished or self._saving_door.holds_up():
            event.ignore()
            return
        self._ending = True
        self.machine.geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self._machine_file.write(self.machine)
        self.lock()
        event.accept()
        self.ended.emit()

    def _show(self, page: QWidget) -> None:
        self._enable_actions(page)  # first: with the menu bar or without it, the page has another height
        self._stack.show_page(page)

    def _remember_opened(self) -> None:
        self.machine.last_journal = str(self._folder)
        self.machine.opened[str(self._folder)] = self.context.clock.now().isoformat()
        self._machine_file.write(self.machine)
