"""The moments of a day, in the day's card: read, go on with, delete."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.moments import Moment, Tone
from relationship_journal.domain.text import first_words
from relationship_journal.ui.context import Context
from relationship_journal.ui.draft import LABEL_CHARACTERS
from relationship_journal.ui.mood.moment_log import MomentLog
from relationship_journal.ui.mood.words import moment_in_words, tone_words, tr, whose_words
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.pill import Pill

KIND = "moment"
PILL_PX = 30
"""The height of a pill, which what stands beside it is centred on."""


class MomentRow(QWidget):
    """One moment in the list."""

    edit_requested = Signal()
    delete_requested = Signal()

    def __init__(self, moment: Moment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(12)
        layout.addWidget(
            Pill(tone_words()[moment.tone], "sage" if moment.tone is Tone.KIND else "gold"),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        whose = label(whose_words()[moment.whose], "hint")
        whose.setMinimumHeight(PILL_PX)
        layout.addWidget(whose, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label(moment.note.strip(), "serif", wrap=True), 1)
        said = f"{moment_in_words(moment)}. {moment.note.strip()}"
        for text, wish in ((tr("Edit"), self.edit_requested), (tr("Delete"), self.delete_requested)):
            button = Button(text, "link")
            button.setAccessibleName(f"{text}: {said}")
            button.clicked.connect(wish)
            button.setMinimumHeight(PILL_PX)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


class DayMoments(QWidget):
    """A row for each moment of the day; the one being edited has its fields in place of its row.

    On a day that has passed one more can be added; for today the page has a card of its own.
    """

    shown = Signal(object)
    """The fields of a moment that was asked for (QWidget), to be scrolled to."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._day = context.today()
        self._moments: Sequence[Moment] = ()
        self._wanted: tuple[UUID, str] | None = None
        self._log: MomentLog | None = None
        self._adding = False
        self.rows: list[MomentRow] = []
        self.add = Button(tr("Log a moment for this day"), "link")
        self.add.clicked.connect(self._on_add_clicked)
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    @property
    def log(self) -> MomentLog:
        """The fields of the moment being edited, made when they are first needed."""
        if self._log is None:
            self._log = MomentLog(self._context, self)
            self._log.another.setText(tr("Done"))
            self._log.another.clicked.connect(self._on_log_entered)
            self._log.entered.connect(self._on_log_entered)
            self._log.draft.deleted.connect(self._on_log_entered)
            self._list.insertWidget(0, self._log)
        return self._log

    def show_day(self, day: date) -> None:
        """Turn to `day`; `refresh` asks for it."""
        if day != self._day:
            self._close_log()
            self._day, self._moments = day, ()
            self._show_list()

    def open(self, id: UUID, word: str = "") -> None:
        """Edit this moment of the day as soon as it is there, the cursor at `word`."""
        self._wanted = id, word
        self.refresh()

    def refresh(self) -> None:
        """Ask the journal for the day's moments."""
        self._context.tasks.run(
            self._context.journal.moments.on_day, self._day,
            done=partial(self._on_moments_came, self._day), latest="mood.day_moments", owner=self,
        )  # fmt: skip

    def flush(self) -> None:
        """Hand over a line still being written."""
        if self._log is not None:
            self._log.flush()

    def _on_moments_came(self, day: date, moments: Sequence[Moment]) -> None:
        if day != self._day:
            return
        self._moments = moments
        if self._log is not None and self._is_gone(self._log, {moment.id for moment in moments}):
            self._close_log()
        self._show_list()
        if self._wanted is not None:
            (id, word), self._wanted = self._wanted, None
            for moment in moments:
                if moment.id == id:
                    self._edit(moment, word)

    def _show_list(self) -> None:
        edited = self._log.open_id if self._log is not None else None
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for moment in self._moments:
            if moment.id != edited:
                row = MomentRow(moment)
                row.edit_requested.connect(partial(self._edit, moment))
                row.delete_requested.connect(partial(self._on_row_delete_requested, moment))
                self._list.insertWidget(self._list.count() - 1, row)
                self.rows.append(row)
        writing = edited is not None or self._adding
        if self._log is not None:
            self._log.setVisible(writing)
        passed = self._day < self._context.today()
        self.add.setVisible(passed and not writing)
        self.setVisible(bool(self.rows) or writing or passed)

    def _is_gone(self, log: MomentLog, ids: set[UUID]) -> bool:
        """Whether the moment being edited was deleted elsewhere; one on its way to the journal is not."""
        return log.open_id is not None and log.open_id not in ids and not log.draft.is_unsaved

    def _on_add_clicked(self) -> None:
        self._adding = True
        self.log.begin(self._day)
        self._show_list()
        self.log.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit(self.log)

    def _edit(self, moment: Moment, word: str = "") -> None:
        self._adding = False
        self.log.edit(moment, word)
        self._show_list()
        self.log.edit(moment, word)  # once more, now that it is in view and takes the focus
        self.shown.emit(self.log)

    def _close_log(self) -> None:
        self._adding = False
        if self._log is not None:
            self._log.drop()

    def _on_log_entered(self) -> None:
        self._close_log()
        self._show_list()
        if self.add.isVisible():
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_row_delete_requested(self, moment: Moment) -> None:
        self._context.tasks.run(self._context.journal.bin.delete, KIND, moment.id)
        words = first_words(moment.note.strip() or moment_in_words(moment), LABEL_CHARACTERS)
        self._context.notices.deleted(KIND, moment.id, words)
