"""How long one has been writing: shown quietly, paused at will, and never an alarm."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.domain.days import Clock
from relationship_journal.ui.diagnosis.sitting import Sitting
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.practice.words import tr
from relationship_journal.ui.widgets.announce import announce
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.labels import label

TICK_MS = 1_000


class SoftTimer(QWidget):
    """Begins with the first word. When `minutes` are over it says so, once, and nothing else happens."""

    def __init__(self, clock: Clock, minutes: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._minutes = minutes
        self._told = False
        self.sitting: Sitting | None = None
        self.time = label("", "hint")
        self.pause = Button(tr("Pause"), "quiet", icon="pause")
        self.pause.hide()
        self.pause.clicked.connect(self._on_pause_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.time)
        row.addWidget(self.pause)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self.show_time)
        self.show_time()

    def begin(self) -> None:
        """Writing has begun."""
        if self.sitting is None:
            self.sitting = Sitting(self._clock)
            self.pause.show()
            self._tick.start()

    def show_time(self) -> None:
        """Say how much is left, or, once, that the time has passed."""
        spent = self.sitting.tick() if self.sitting is not None else timedelta()
        left = timedelta(minutes=self._minutes) - spent
        if left <= timedelta():
            self._say_over()
            return
        minutes, seconds = divmod(-(-left // timedelta(seconds=1)), 60)
        shown = f"{minutes}:{seconds:02}"
        paused = self.sitting is not None and self.sitting.paused
        self.time.setText(tr("paused at {time}").format(time=shown) if paused else shown)

    def _say_over(self) -> None:
        self.time.setText(
            counted(
                "Practice",
                "One minute has passed. Stay as long as you like.",
                "{n} minutes have passed. Stay as long as you like.",
                self._minutes,
            )
        )
        if not self._told:
            self._told = True
            self._tick.stop()
            self.pause.hide()
            announce(self, self.time.text())

    def _on_pause_clicked(self) -> None:
        assert self.sitting is not None
        if self.sitting.paused:
            self.sitting.resume()
        else:
            self.sitting.pause()
        self.pause.set_text(tr("Go on") if self.sitting.paused else tr("Pause"))
        self.pause.set_icon("play" if self.sitting.paused else "pause")
        self.show_time()
