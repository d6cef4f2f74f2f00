"""An agreement whose day has come to be looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from relationship_journal.domain.agreements import Agreement
from relationship_journal.domain.text import first_words
from relationship_journal.ui.context import Context
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label

LONGEST = 120
"""How much of a trial is repeated, in characters."""


class ReviewCard(Card):
    """The trial that has waited longest, and a way to it; nothing when none is due."""

    opened = Signal(object)
    """The Agreement the user wants to look at."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._agreement: Agreement | None = None
        self._eyebrow = label(self.tr("Time to look at it again"), "eyebrow")
        self._trial = label("", "serif", wrap=True)
        self.look = Button(self.tr("Look at it"))
        self.look.clicked.connect(lambda: self.opened.emit(self._agreement))
        self.body.addWidget(self._eyebrow)
        self.body.addWidget(self._trial)
        self.body.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def ask(self, day: date, today: date) -> None:
        """Ask which trials are due; only today's page says so."""
        if day != today:
            self.hide()
            return
        self._context.tasks.run(
            self._context.journal.agreements.due, today,
            done=self._show, latest="today.review", owner=self,
        )  # fmt: skip

    def _show(self, due: Sequence[Agreement]) -> None:
        self._agreement = due[0] if due else None
        if self._agreement is not None:
            words = self._agreement.trial.strip() or self._agreement.about
            self._trial.setText(first_words(words, LONGEST))
        self.setVisible(self._agreement is not None)
