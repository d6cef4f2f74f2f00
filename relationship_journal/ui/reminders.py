"""Reminds of rituals at their time of day, in words that give nothing away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from relationship_journal.domain.rituals import Ritual
from relationship_journal.ui.context import Context

MINUTE_MS = 60_000
LATE = 15
"""For how many minutes after its time a reminder is still worth showing: the computer may have slept."""
DAY_MINUTES = 24 * 60


class Reminders(QObject):
    """Asks once a minute what is due. A ritual is named by nothing, and never twice on a day.

    What is known of the day (ids and times, no words) is kept while the journal is locked, so that a
    reminder comes even then. `wanted` follows the journal's setting; nothing is said before it is True.
    """

    due = Signal(str, str)
    """A title and a text for the system tray, both neutral."""

    def __init__(self, context: Context, timer: QTimer | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wanted = False
        self._context = context
        self._unlocked = False
        self._day: date | None = None
        self._times: dict[UUID, time] = {}
        self._said: set[tuple[UUID, date]] = set()
        self._timer = timer or QTimer(self, interval=MINUTE_MS)
        self._timer.timeout.connect(self.look)

    def unlocked(self, wanted: bool) -> None:
        """There is a journal now, in which the user does or does not want reminders."""
        self.wanted, self._unlocked = wanted, True
        self._timer.start()
        self.look()

    def locked(self) -> None:
        """The journal is closed; what is already known of the day is still said."""
        self._unlocked = False

    def forget(self) -> None:
        """Another journal, or none: nothing is known any more."""
        self._timer.stop()
        self._unlocked = False
        self._times, self._day = {}, None

    def look(self) -> None:
        """See what is due at this minute."""
        if not self.wanted:
            return
        if not self._unlocked:
            self._speak()
            return
        today = self._context.today()

        def take(rituals: Sequence[Ritual]) -> None:
            self._day = today
            self._times = {ritual.id: ritual.at for ritual in rituals if ritual.at is not None}
            self._speak()

        tasks, journal = self._context.tasks, self._context.journal
        tasks.run(journal.rituals.reminders, today, done=take, latest="reminders", owner=self)

    def _speak(self) -> None:
        """Say once, however many rituals are due, that there is something."""
        today = self._context.today()
        if self._day != today:
            return
        fresh = {
            (id, today)
            for id, at in self._times.items()
            if (id, today) not in self._said and self._minutes_past(at) < LATE
        }
        self._said = {(id, day) for id, day in self._said | fresh if day == today}
        if fresh:
            self.due.emit(self.tr("Reminder"), self.tr("A note for this time of day"))

    def _minutes_past(self, at: time) -> int:
        """How long ago it was `at` on the clock, counted around midnight."""
        now = self._context.clock.now().astimezone(self._context.clock.zone())
        return ((now.hour - at.hour) * 60 + now.minute - at.minute) % DAY_MINUTES
