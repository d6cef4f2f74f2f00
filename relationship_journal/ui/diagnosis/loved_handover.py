"""The form for the partner: a page over the window that shows nothing of the journal and ends in a lock."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.feeling_loved import About
from relationship_journal.ui.context import Context
from relationship_journal.ui.diagnosis.loved_form import LovedForm
from relationship_journal.ui.diagnosis.loved_words import tr
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.scroll import Scroll

COLUMN = 680


class LovedHandover(QWidget):
    """First a word to the user, who can still turn back; from Begin on it is the partner's page."""

    close_requested = Signal()
    """The user changed their mind before it was handed over."""
    lock_requested = Signal()
    """It is filled in, or left: the journal is to be locked."""
    begun = Signal()
    covers_window = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.form: LovedForm | None = None
        self.title = label(tr("For you to fill in"), "title")
        self.words = label(
            tr(
                "Eight ways in which people feel loved. Say how much each matters to you, and how much of it "
                "there was in the last two weeks. There is no right answer. It stays covered in the journal, "
                "to be looked at together."
            ),
            wrap=True,
        )
        self.begin = Button(tr("Begin"), "primary")
        self.back = Button(tr("Not now"), "quiet")
        self.done = Button(tr("Done, and lock the journal"), "primary")
        self._column = QVBoxLayout()
        self._build()

    @property
    def stands_alone(self) -> bool:
        """Whether nothing else of the program may be reached: somebody else has the keyboard."""
        return self.form is not None

    def _build(self) -> None:
        self.setAccessibleName(tr("Ways of feeling loved"))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setFocusProxy(self.begin)
        column = QWidget()
        column.setMaximumWidth(COLUMN)
        column.setLayout(self._column)
        self._column.setContentsMargins(0, 24, 0, 0)
        self._column.setSpacing(16)
        self._column.addWidget(self.title)
        self._column.addWidget(self.words)
        row = QHBoxLayout()
        for button in (self.begin, self.back, self.done):
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(column, 100)
        centred.addStretch(1)
        scroll = Scroll()
        scroll.page.addLayout(centred)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scroll)
        self.done.hide()
        self.begin.clicked.connect(self._on_begin_clicked)
        self.back.clicked.connect(self.close_requested)
        self.done.clicked.connect(self.lock_requested)

    def flush(self) -> None:
        """Hand over what is waiting."""
        if self.form is not None:
            self.form.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.stands_alone:
            self.lock_requested.emit()
        else:
            self.close_requested.emit()

    def _on_begin_clicked(self) -> None:
        context = self._context
        fresh = context.journal.feeling_loved.new(About.PARTNER, context.today())
        self.form = LovedForm(context, fresh)
        self._column.insertWidget(2, self.form)
        self.begin.hide()
        self.back.hide()
        self.done.show()
        self.setFocusProxy(self.form)
        self.form.setFocus()
        self.begun.emit()
