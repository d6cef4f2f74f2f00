"""The timeline of notes by when it happened, newest first, and what it is narrowed to."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from relationship_journal.domain.diagnosis import DiagnosisNote
from relationship_journal.ui.context import Context
from relationship_journal.ui.diagnosis.note_delegate import NoteDelegate
from relationship_journal.ui.diagnosis.words import culprit_word, note_in_words, tr
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import PADDING, Card
from relationship_journal.ui.widgets.entry_list import EntryList
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.paged_model import ITEM, Deliver, PagedModel

LEAST_HEIGHT = 120
MARGIN = 12
"""Above and below the rows, which bring room of their own."""
NARROWED_HEIGHT = 40
"""What the line about the filter takes, in pixels."""


class NoteList(EntryList):
    """The rows; Delete deletes one."""

    delete_requested = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        note = self.currentIndex().data(ITEM)
        if event.key() == Qt.Key.Key_Delete and isinstance(note, DiagnosisNote):
            self.delete_requested.emit(note)
        else:
            super().keyPressEvent(event)


class TimelineCard(Card):
    """The list on its sheet, no taller than what is in it."""

    note_activated = Signal(object)
    delete_requested = Signal(object)
    everything_requested = Signal()
    """The user wants every note again, not only those of one culprit."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self.culprit: str | None = None
        self.model = PagedModel(self._load, note_in_words)
        self.list = NoteList(self.model, NoteDelegate(), tr("What changed, newest first"))
        self._narrowed = label("", "hint")
        self._everything = Button(tr("Show every note"), "link")
        self.header.insertWidget(0, self._narrowed)
        self.header.addWidget(self._everything)
        self.body.addWidget(self.list, 1)
        self.list.row_activated.connect(self.note_activated)
        self.list.delete_requested.connect(self.delete_requested)
        self._everything.clicked.connect(self.everything_requested)
        self.model.delivered.connect(self._fit_soon)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(PADDING, MARGIN, PADDING, MARGIN)
        layout.setSpacing(0)
        self.narrow(None)

    def reload(self) -> None:
        """Read the rows again."""
        self.model.reload()

    def narrow(self, culprit: str | None) -> None:
        """Say that only the notes naming `culprit` are shown, or all; `reload` then shows them."""
        self.culprit = culprit
        self._narrowed.setVisible(culprit is not None)
        self._everything.setVisible(culprit is not None)
        if culprit is not None:
            self._narrowed.setText(tr("Notes that name “{what}”").format(what=culprit_word(culprit)))
        self._fit_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_soon()

    def _load(self, offset: int, limit: int, deliver: Deliver) -> None:
        timeline, wanted = self._context.journal.diagnosis.timeline, self.culprit

        def done(notes: list[DiagnosisNote]) -> None:
            if wanted == self.culprit:
                deliver(notes, len(notes) == limit)

        self._context.tasks.run(timeline, offset, limit, wanted, done=done, owner=self)

    def _fit_soon(self) -> None:
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Be as tall as the rows, up to what the page has to give."""
        rows, room = 0, self.window().height()
        for row in range(self.model.rowCount()):
            rows += self.list.sizeHintForRow(row)
            if rows > room:
                break
        narrowed = NARROWED_HEIGHT if self.culprit is not None else 0
        self.setMaximumHeight(max(LEAST_HEIGHT, rows + narrowed + 2 * MARGIN + 2))
