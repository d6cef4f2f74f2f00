"""A night's sleep for what was begun on a hard day: until when, and a way around it with a reason."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.days import Clock
from relationship_journal.domain.letters import Fate, Letter, cools_until, is_cooling
from relationship_journal.ui.letters.words import release_words, tr
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.line_field import LineField

LOOK_MS = 30_000
"""How often a page left open looks whether the letter has rested."""


def resting_words(until: datetime, now: datetime, zone: tzinfo) -> str:
    """What is asked of a letter begun on a hard day."""
    return tr(
        "Begun on a hard day, it rests first: it can go out from {when}. Sealing and keeping need no wait."
    ).format(when=release_words(until, now, zone))


class CoolingStrip(Card):
    """Shown while a letter rests, or where the user gave a reason why it does not."""

    released = Signal(str)
    """The user wants it to go out now, for this reason."""
    rest_requested = Signal()
    """The user takes the reason back."""
    rested = Signal()
    """It rested long enough while it was open."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(tone="gold", parent=parent)
        self._clock = clock
        self._until: datetime | None = None
        self._words = label("", wrap=True)
        self.release = Button(tr("Let it go out now"), "link")
        self.rest = Button(tr("Let it rest after all"), "link")
        self._asking = QWidget()
        self.reason = LineField(tr("Why it should go now, for yourself"))
        self.confirm = Button(tr("Let it go"))
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._on_look_timeout)
        row = QHBoxLayout(self._asking)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.reason, 1)
        row.addWidget(self.confirm)
        self.body.setSpacing(6)
        self.body.addWidget(self._words)
        links = QVBoxLayout()
        for link in (self.release, self.rest):
            links.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(links)
        self.body.addWidget(self._asking)
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(16, 12, 16, 12)
        self.release.clicked.connect(self._on_release_clicked)
        self.rest.clicked.connect(self.rest_requested)
        self.confirm.clicked.connect(self._on_reason_given)
        self.reason.returnPressed.connect(self._on_reason_given)
        self.reason.textChanged.connect(lambda text: self.confirm.setEnabled(bool(text.strip())))
        self.confirm.setEnabled(False)
        self.hide()

    def show_letter(self, letter: Letter, hours: int) -> bool:
        """Show how it stands; whether the letter rests now."""
        waits = letter.fate in (Fate.DRAFT, Fate.KEPT)
        resting = waits and is_cooling(letter, self._clock.now(), hours)
        reason = letter.released_because.strip() if waits and letter.hard_day else ""
        until = cools_until(letter, hours)
        if not resting or until != self._until:
            self._asking.hide()
        self._until = until if resting else None
        if resting and until is not None:
            self._words.setText(resting_words(until, self._clock.now(), self._clock.zone()))
        elif reason:
            self._words.setText(tr("It does not wait: “{reason}”").format(reason=reason))
        self.release.setVisible(resting and self._asking.isHidden())
        self.rest.setVisible(bool(reason))
        self.setVisible(resting or bool(reason))
        if resting:
            self._look.start()
        else:
            self._look.stop()
        return resting

    def _on_look_timeout(self) -> None:
        if self._until is not None and self._clock.now() >= self._until:
            self._look.stop()
            self.rested.emit()

    def _on_release_clicked(self) -> None:
        self.reason.clear()
        self._asking.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.release.hide()

    def _on_reason_given(self) -> None:
        if reason := self.reason.text().strip():
            self._asking.hide()
            self.released.emit(reason)
