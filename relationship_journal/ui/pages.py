"""The pages that are no tabs: search, settings, bin, earlier versions, export, calendar, help, crash."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QTimer

from relationship_journal.domain.errors import KnownError
from relationship_journal.ui.context import Context
from relationship_journal.ui.host import Host
from relationship_journal.ui.machine import Machine, MachineFile
from relationship_journal.ui.theme import choice_of
from relationship_journal.ui.words import sentence_of

if TYPE_CHECKING:
    from relationship_journal.ui.desk import Desk


SETTLED_MS = 10_000
"""So long after unlocking begins what reads the whole journal and can wait."""


class Pages:
    """Opens each page over the desk. A page's module is imported when it is first asked for."""

    def __init__(self, window: Host, context: Context, machine: Machine, machine_file: MachineFile) -> None:
        self._window = window
        self._context = context
        self._machine = machine
        self._machine_file = machine_file
        self.desk: Desk | None = None
        self.sheet_wanted = False
        """Whether the user asked for a recovery sheet while making the journal."""

    def take_desk(self, desk: Desk) -> None:
        """Open pages over `desk`, which asks for some of them itself."""
        self.desk = desk
        desk.search_requested.connect(self.search)
        desk.settings_requested.connect(self.settings)
        desk.export_requested.connect(self.export)
        desk.history_requested.connect(self.history)
        desk.quiet_hour_requested.connect(self.quiet_hour)
        desk.action_requested.connect(self._window.trigger)
        desk.two_chairs_requested.connect(self.two_chairs)

    def on_entered(self) -> None:
        """The journal was just opened: begin with its keys where that is what is needed."""
        if self.sheet_wanted:
            self.recovery_sheet()
        elif self._context.journal.keys.by_sheet:
            self.keys()
        self.sheet_wanted = False
        if self.desk is not None:
            QTimer.singleShot(SETTLED_MS, self.desk, self._empty_bin)

    def new(self) -> None:
        """Begin something new on the tab in view."""
        if self.desk is not None:
            self.desk.close_sheet()
            self.desk.current.new()

    def search(self) -> None:
        """Search everything."""
        if self.desk is None:
            return
        from relationship_journal.ui.dialogs.search_palette import SearchPalette

        self.desk.flush()
        palette = SearchPalette(self._context, self._window)
        palette.entry_requested.connect(self.desk.show_entry)
        palette.action_requested.connect(self._window.trigger)
        palette.export_requested.connect(self.export)
        palette.open()

    def settings(self) -> None:
        """Show the settings."""
        if self.desk is None:
            return
        from relationship_journal.ui.dialogs.settings_page import SettingsPage

        page = SettingsPage(self._context, self._machine)
        page.machine_changed.connect(self._on_machine_changed)
        page.settings_changed.connect(self._window.take_settings)
        page.keys_requested.connect(self.keys)
        page.backups_requested.connect(self.backups)
        self.desk.show_page(page)

    def keys(self, section: str = "passphrase") -> None:
        """Change how the journal is opened."""
        if self.desk is None:
            return
        from relationship_journal.ui.dialogs.keys_page import KeysPage

        page = KeysPage(self._context, self._machine, section)
        page.machine_changed.connect(self._on_machine_changed)
        self.desk.show_page(page)

    def recovery_sheet(self) -> None:
        """Make a recovery sheet."""
        self.keys("sheet")

    def backups(self) -> None:
        """Show the backups."""
        if self.desk is None:
            return
        from relationship_journal.ui.dialogs.backups_page import BackupsPage

        page = BackupsPage(self._context, self._machine)
        page.machine_changed.connect(self._on_machine_changed)
        page.restore_prepared.connect(self._window.restore)
        self.desk.show_page(page)

    def verify(self) -> None:
        """Check the journal's files."""
        if self.desk is None:
            return
        from relationship_journal.ui.dialogs.verify_page import VerifyPage

        page = VerifyPage(self._context)
        page.restore_requested.connect(self.backups)
        page.rescue_requested.connect(lambda: self._window.trigger("rescue"))
        self.desk.show_page(page)

    def bring_in(self) -> None:
        """Bring in what another program wrote."""
        if self.desk is None:
            return
        from relationship_journal.ui.dialogs.import_page import ImportPage

        self.desk.flush()
        self.desk.show_page(ImportPage(self._context))

    def bin(self) -> None:
        """Show what was deleted."""
        if self.desk is None:
            return
        from relationship_journal.ui.dialogs.bin_page import BinPage

        self.desk.show_page(BinPage(self._context))

    def history(self, kind: str, id: UUID) -> None:
        """Show the earlier versions of an entry."""
        if self.desk is None:
            return
        from relationship_journal.ui.dialogs.history_page import HistoryPage

        self.desk.flush()
        self.desk.show_page(HistoryPage(self._context, kind, id))

    def export(self, selection: Any = None) -> None:
        """Save as PDF or another file."""
        if self.desk is None:
            return
        from relationship_journal.ui.dialogs.export_dialog import ExportDialog

        self.desk.flush()
        ExportDialog(self._context, self._window, selection=selection).open()

    def quiet_hour(self) -> None:
        """Write in quiet, with nothing else on the screen."""
        if self.desk is None:
            return
        from relationship_journal.ui.diagnosis.quiet_hour import QuietHour

        page = QuietHour(self._context)
        page.close_requested.connect(self.desk.close_sheet)
        self.desk.show_sheet(page)

    def two_chairs(self, card: str, text: str) -> None:
        """Let two people answer a card, each unseen by the other, with the journal locked."""
        if self.desk is None:
            return
        from relationship_journal.ui.two_chairs.opening_page import OpeningPage

        page = OpeningPage(self._context, text)
        page.begin_requested.connect(lambda mine_first: self._sit_down(card, text, mine_first))
        self.desk.show_page(page)

    def _sit_down(self, card: str, text: str, mine_first: bool) -> None:
        from relationship_journal.ui.two_chairs.controller import TwoChairs
        from relationship_journal.ui.two_chairs.sitting import Sitting

        TwoChairs(self._window, self._context, Sitting(card, text, mine_first=mine_first))

    def moment(self) -> None:
        """Log a moment, from wherever one is."""
        if self.desk is None:
            return
        from relationship_journal.ui.mood.moment_popover import MomentPopover

        MomentPopover(self._context, self._window).open()

    def feeling_loved(self) -> None:
        """Show the ways of feeling loved."""
        if self.desk is None:
            return
        from relationship_journal.ui.diagnosis.loved_page import LovedPage

        page = LovedPage(self._context)
        page.hand_over_requested.connect(self._hand_over)
        self.desk.show_page(page)

    def _hand_over(self) -> None:
        """Let the partner fill in their form; nothing else can be reached until the journal is locked."""
        if self.desk is None:
            return
        from relationship_journal.ui.diagnosis.loved_handover import LovedHandover

        page = LovedHandover(self._context)
        page.begun.connect(self.desk.sheet_changed)
        page.close_requested.connect(self.feeling_loved)
        page.lock_requested.connect(lambda: self._window.trigger("lock"))
        self.desk.show_sheet(page)

    def calendar(self) -> None:
        """Choose a day."""
        if self.desk is not None:
            self.desk.go("today")
            self.desk.current.choose_day()

    def day_before(self) -> None:
        """Go one day back."""
        self._step(-1)

    def day_after(self) -> None:
        """Go one day on."""
        self._step(1)

    def help(self) -> None:
        """Show the guide where it explains what is in view, and where to find support."""
        from relationship_journal.ui.dialogs.guide_places import place_of
        from relationship_journal.ui.dialogs.help_page import GUIDE, HelpPage

        desk, door = self.desk, self._window.lock_screen
        if desk is not None and desk.isVisible():
            place = place_of(desk.sheet, desk.current_name)
        else:  # a desk may be there already, built while the door is in view
            place = place_of(door if door.isVisible() else None)
        HelpPage(self._context, self._window, GUIDE, place).open()

    def support(self) -> None:
        """The same, where support is found."""
        from relationship_journal.ui.dialogs.help_page import SUPPORT, HelpPage

        HelpPage(self._context, self._window, SUPPORT).open()

    def tell(self, error: Exception) -> None:
        """Work failed that nobody else answers for."""
        if isinstance(error, KnownError):
            self._context.notices.say(sentence_of(error))
        else:
            self.crash(error)

    def crash(self, error: Exception) -> None:
        """Something went wrong that nobody foresaw: keep the words on screen and say so."""
        from relationship_journal.ui.dialogs.crash_page import CrashPage

        CrashPage(self._context, error, self._window).open()

    def _empty_bin(self) -> None:
        if self.desk is not None:
            self._context.tasks.run(self._context.journal.bin.empty_expired)

    def _step(self, days: int) -> None:
        if self.desk is not None:
            shown = self.desk.tab("today").place().get("day")
            day = date.fromisoformat(shown) if shown else self._context.today()
            self.desk.open_day(min(day + timedelta(days=days), self._context.today()))

    def _on_machine_changed(self) -> None:
        self._context.theme.choice = choice_of(self._machine.theme)
        self._machine_file.write(self._machine)
        self._window.set_title()
        self._window.machine_changed.emit()
