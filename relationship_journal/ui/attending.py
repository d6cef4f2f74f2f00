"""What goes on while nobody looks: reminders, and the signals of the system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from relationship_journal.ui.icons import icon
from relationship_journal.ui.notifications import notify
from relationship_journal.ui.quit_signals import QuitSignals
from relationship_journal.ui.reminders import Reminders
from relationship_journal.ui.tray import Tray

if TYPE_CHECKING:
    from relationship_journal.domain.settings import JournalSettings
    from relationship_journal.ui.main_window import MainWindow


def attend(window: MainWindow) -> None:
    """Let rituals be remembered through the tray, while locked too, in neutral words; and hear `kill`."""
    name = QCoreApplication.translate("Tray", "Notes")
    tray = Tray(icon("bell", window.context.theme.tokens.ink2), name, window)
    reminders = Reminders(window.context, parent=window)

    def follow(settings: JournalSettings) -> None:
        tray.show(settings.reminders)
        reminders.unlocked(settings.reminders)

    window.settings_known.connect(follow)
    window.left.connect(reminders.locked)
    window.journal_changed.connect(reminders.forget)
    reminders.due.connect(tray.remind)
    tray.unshown.connect(lambda title, text: window.context.tasks.compute(notify, title, text, name))
    tray.raise_requested.connect(window.raise_up)
    signals = QuitSignals(window)
    signals.asked.connect(window.close)
    signals.listen()
