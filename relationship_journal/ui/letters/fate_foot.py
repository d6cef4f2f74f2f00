"""The foot of a letter: keep it, seal it for later, give it, or take back what was done."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.letters import Fate
from relationship_journal.ui.letters.words import tr
from relationship_journal.ui.rituals.pause_dialog import date_field, day_in
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.labels import label

USUAL_SEAL = timedelta(days=30)
"""How far off the day to open it is suggested to be."""


class FateFoot(QWidget):
    """The buttons that fit what became of the letter."""

    keep_requested = Signal()
    seal_requested = Signal(object)
    """The user seals it until this day (date)."""
    give_requested = Signal()
    draft_requested = Signal()
    """The user takes back what became of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        self.draft = Button(tr("Back to draft"), "quiet")
        self.keep = Button(tr("Keep to myself"), "quiet")
        self.seal = Button(tr("Seal for later"))
        self.give = Button(tr("Give it to them"), "primary")
        self.until = date_field(date(2000, 1, 1), tr("Open it again on"))
        self.confirm = Button(tr("Seal it"), "primary")
        self.cancel = Button(tr("Cancel"), "quiet")
        self._buttons, self._sealing = QWidget(), QWidget()
        buttons = FlowLayout(self._buttons)
        buttons.addWidget(self.draft)
        buttons.addWidget(self.keep)
        buttons.add_apart(self.seal)
        buttons.addWidget(self.give)
        sealing = QHBoxLayout(self._sealing)
        sealing.addWidget(label(tr("Until")))
        sealing.addWidget(self.until)
        sealing.addStretch(1)
        sealing.addWidget(self.cancel)
        sealing.addWidget(self.confirm)
        layout = QVBoxLayout(self)
        for each in (sealing, layout):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(8)
        layout.addWidget(self._buttons)
        layout.addWidget(self._sealing)
        self._sealing.hide()
        self.keep.clicked.connect(self.keep_requested)
        self.give.clicked.connect(self.give_requested)
        self.draft.clicked.connect(self.draft_requested)
        self.seal.clicked.connect(self._on_seal_clicked)
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self.confirm.clicked.connect(self._on_confirm_clicked)

    def show_fate(self, fate: Fate, today: date, *, blank: bool, resting: bool) -> None:
        """Offer what can be done; nothing with a blank letter, and no giving of one that rests."""
        self._today = today
        self.draft.setVisible(fate is not Fate.DRAFT)
        self.keep.setVisible(fate is Fate.DRAFT)
        self.seal.setVisible(fate in (Fate.DRAFT, Fate.KEPT))
        self.give.setVisible(fate in (Fate.DRAFT, Fate.KEPT))
        for button in (self.keep, self.seal):
            button.setDisabled(blank)
        self.give.setDisabled(blank or resting)
        if blank or fate is Fate.GIVEN:
            self._ask(False)

    def _ask(self, sealing: bool) -> None:
        self._sealing.setVisible(sealing)
        self._buttons.setVisible(not sealing)

    def _on_seal_clicked(self) -> None:
        usual = self._today + USUAL_SEAL
        tomorrow = self._today + timedelta(days=1)
        self.until.setMinimumDate(QDate(tomorrow.year, tomorrow.month, tomorrow.day))
        self.until.setDate(QDate(usual.year, usual.month, usual.day))
        self._ask(True)
        self.until.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_cancel_clicked(self) -> None:
        self._ask(False)
        self.seal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_confirm_clicked(self) -> None:
        self._ask(False)
        self.seal_requested.emit(day_in(self.until))
