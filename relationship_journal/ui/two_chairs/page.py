"""What is on the screen while two people answer a card: the card, what to do, and nothing else."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.ui.dialogs.two_step_button import TwoStepButton
from relationship_journal.ui.reading_order import step
from relationship_journal.ui.two_chairs.answer_field import AnswerField, AnswerLabel, side_by_side
from relationship_journal.ui.two_chairs.sitting import Phase, Sitting
from relationship_journal.ui.two_chairs.words import guidance, tr, whose
from relationship_journal.ui.widgets.announce import announce
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.column import Column
from relationship_journal.ui.widgets.labels import label

WIDTH = 720


class TwoChairsPage(QWidget):
    """Shows each phase of a sitting with widgets made anew: of the phase before nothing is left."""

    allowed_actions: ClassVar[frozenset[str]] = frozenset({"help", "support", "leave", "quit"})
    """The only actions of the window that mean anything here."""
    keep_requested = Signal()
    let_go_requested = Signal()
    leave_requested = Signal()
    help_requested = Signal()

    def __init__(self, sitting: Sitting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sitting = sitting
        self.setAccessibleName(tr("Two chairs"))
        self.field: AnswerField | None = None
        self.onward = Button("", "primary")
        self.keep = Button(tr("Keep both in the journal"), "primary")
        self.cover = Button(tr("Cover both again"))
        self.stop = TwoStepButton(tr("Stop and let go"), tr("Press again: both answers are let go"), "quiet")
        self._guidance = label("", wrap=True)
        self._body = QWidget()
        self._column = Column(WIDTH)
        self._build()
        self.onward.clicked.connect(self._on_onward_clicked)
        self.cover.clicked.connect(self._on_cover_clicked)
        self.keep.clicked.connect(self.keep_requested)
        self.stop.confirmed.connect(self.let_go_requested)
        self.show_phase()

    def show_phase(self) -> None:
        """Show where the two stand."""
        self._clear()
        phase = self._sitting.phase
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        if self._sitting.writing:
            self.field = AnswerField()
            self.field.edited.connect(self._show_onward)
            body.addWidget(self.field)
        elif answers := self._sitting.answers:
            mine, theirs = answers
            left, right = (mine, theirs) if self._sitting.mine_first else (theirs, mine)
            body.addLayout(side_by_side(zip(whose(self._sitting), (left, right), strict=True)))
        self._place.addWidget(self._body)
        self._body.show()  # now, not when the layout comes round to it: both answers at once
        self._guidance.setText(guidance(self._sitting))
        self.keep.setVisible(phase is Phase.SHOWN)
        self.cover.setVisible(phase is Phase.SHOWN)
        self._show_onward()
        self._focus()
        announce(self, guidance(self._sitting))

    def wipe(self) -> None:
        """Show and hold no word any more."""
        self._clear()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on the page."""
        return step(self, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc asks to stop, as the button does; Page Up and Down scroll; every other key ends here."""
        bar = self._column.verticalScrollBar()
        if event.key() == Qt.Key.Key_Escape:
            self.stop.click()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            down = event.key() == Qt.Key.Key_PageDown
            bar.setValue(bar.value() + (bar.pageStep() if down else -bar.pageStep()))
        event.accept()

    def _build(self) -> None:
        card = Card(tone="ember")
        card.body.addWidget(label(tr("Two chairs"), "eyebrow", tone="ember"))
        card.body.addWidget(label(self._sitting.text, "question", wrap=True))
        self._place = QVBoxLayout()
        deeds, ways = QHBoxLayout(), QHBoxLayout()
        for button in (self.onward, self.keep, self.cover, self.stop):
            deeds.addWidget(button)
        deeds.setSpacing(8)
        deeds.addStretch(1)
        leave, help_ = Button(tr("Leave quickly"), "link"), Button(tr("Help and support"), "link")
        leave.clicked.connect(self.leave_requested)
        help_.clicked.connect(self.help_requested)
        ways.setSpacing(12)
        ways.addStretch(1)
        ways.addWidget(help_)
        ways.addWidget(label("·", "hint"))
        ways.addWidget(leave)
        ways.addStretch(1)
        parts = self._column.parts
        parts.addWidget(card)
        parts.addSpacing(20)
        parts.addWidget(self._guidance)
        parts.addSpacing(12)
        parts.addLayout(self._place)
        parts.addSpacing(16)
        parts.addLayout(deeds)
        parts.addSpacing(28)
        parts.addLayout(ways)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)

    def _clear(self) -> None:
        """Take the words of the phase away: out of the fields and labels first, then these themselves."""
        if self.field is not None:
            self.field.wipe()
            self.field = None
        for one in self._body.findChildren(AnswerLabel):
            one.wipe()
        self._place.removeWidget(self._body)
        self._body.hide()
        self._body.deleteLater()
        self._body = QWidget()

    def _show_onward(self) -> None:
        words = {
            Phase.FIRST: tr("Cover it"),
            Phase.HANDED_OVER: tr("I have it, and begin"),
            Phase.SECOND: tr("Cover it"),
            Phase.READY: tr("Show both"),
        }
        phase = self._sitting.phase
        self.onward.setVisible(phase in words)
        self.onward.set_text(words.get(phase, ""))
        self.onward.setEnabled(self.field is None or bool(self.field.toPlainText().strip()))

    def _focus(self) -> None:
        first = self.field or (self.onward if self.onward.isVisibleTo(self) else self.keep)
        self.setFocusProxy(first)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_onward_clicked(self) -> None:
        if self.field is not None and not self._sitting.cover(self.field.toPlainText()):
            return
        if self.field is None:
            self._sitting.sit_down() if self._sitting.phase is Phase.HANDED_OVER else self._sitting.show()
        self.show_phase()

    def _on_cover_clicked(self) -> None:
        self._sitting.hide()
        self.show_phase()
