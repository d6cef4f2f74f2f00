"""Kind and hard moments: log one, and see their balance over the range chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.domain.days import Span
from relationship_journal.domain.moments import FEWEST, balance_of
from relationship_journal.ui.context import Context
from relationship_journal.ui.mood.balance_band import BalanceBand
from relationship_journal.ui.mood.moment_log import MomentLog
from relationship_journal.ui.mood.words import balance_number, tr
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label


class MomentsCard(Card):
    """The two-tap log, and below it the balance once there are eight moments."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Kind and hard moments"), parent=parent)
        self._context = context
        self._span = Span(context.today(), context.today())
        self._range = ""
        self.log = MomentLog(context)
        self.number = label("", "number")
        self._when = label("", "hint")
        self.band = BalanceBand()
        self.words = label("", "hint", wrap=True)
        self.body.addWidget(
            label(tr("Mine is something I did, ours something between us."), "hint", wrap=True)
        )
        self.body.addWidget(self.log)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.number)
        row.addWidget(self._when)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.band)
        self.body.addWidget(self.words)
        self.body.addStretch(1)
        for widget in (self.number, self._when, self.band):
            widget.hide()

    def show_range(self, span: Span, words: str) -> None:
        """Look at the moments of `span`, which the user knows as `words`."""
        self._span, self._range = span, words
        self.refresh()

    def refresh(self) -> None:
        """Ask the journal how many there are."""
        self._context.tasks.run(
            self._context.journal.moments.counts, self._span,
            done=self._on_counts_came, latest="mood.moments", owner=self,
        )  # fmt: skip

    def flush(self) -> None:
        """Hand over a line still being written."""
        self.log.flush()

    def _on_counts_came(self, counts: tuple[int, int]) -> None:
        found = balance_of(*counts)
        for widget in (self.number, self._when, self.band):
            widget.setVisible(found is not None)
        if found is None:
            left = FEWEST - sum(counts)
            self.words.setText(
                counted(
                    "Mood",
                    "One more moment in this time, and their balance shows here.",
                    "{n} more moments in this time, and their balance shows here.",
                    left,
                )
            )
            return
        self.number.setText(balance_number(found))
        self._when.setText(tr("kind to hard, {range}").format(range=self._range))
        self.band.show_balance(found)
        self.words.setText(
            tr(
                "Around five to one was seen in the quarrels of couples who stayed together; a log of "
                "one's own is something else, so read it loosely."
            )
        )
