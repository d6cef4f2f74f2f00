"""Diagnosis: what changed between the two, and when; clarity, not blame."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.diagnosis import DiagnosisNote
from relationship_journal.domain.text import first_words
from relationship_journal.ui.context import Context
from relationship_journal.ui.diagnosis.note_editor import KIND, NoteEditor
from relationship_journal.ui.diagnosis.pattern_card import PatternCard
from relationship_journal.ui.diagnosis.timeline import TimelineCard
from relationship_journal.ui.diagnosis.words import range_span, tr
from relationship_journal.ui.draft import LABEL_CHARACTERS
from relationship_journal.ui.first_step_card import FirstStepCard
from relationship_journal.ui.tabs.base import Tab
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.empty_state import EmptyState
from relationship_journal.ui.widgets.page_header import PageHeader
from relationship_journal.ui.widgets.scroll import GAP, MARGIN_X, MARGIN_Y, Scroll

NARROW = 900
"""Below this width, in pixels, an open note has the page to itself."""
READING, WRITING = (3, 2), (5, 6)
"""How the width is shared between the timeline and what stands beside it."""


class DiagnosisTab(Tab):
    """The timeline, and beside it either what keeps coming back or the note that is open."""

    kinds: ClassVar[frozenset[str]] = frozenset({KIND})
    history_requested = Signal(str, object)
    quiet_hour_requested = Signal()
    program_requested = Signal(str)
    """The program the user wants to begin with."""
    action_requested = Signal(str)
    """An action of the table, by name."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.timeline = TimelineCard(context)
        self.pattern = PatternCard()
        self.editor = NoteEditor(context)
        self.first_step = FirstStepCard(context, "diagnosis")
        self.empty = EmptyState(
            tr("Here you write down what changed between you and roughly when, so that a pattern can show."),
            tr("“We stopped eating at the table. Small thing. It was where we talked.”"),
            tr("Add a note"),
        )
        self._wanted: dict[str, Any] = {}
        self._nothing = False
        self._beside = Scroll(self, margins=(0, 0, 0, 0))
        self._columns = QHBoxLayout()
        self._build()
        self._connect()
        self._show_parts(writing=False)

    def _build(self) -> None:
        header = PageHeader(
            tr("What changed, and when"),
            tr("Clarity, not blame. Write what you noticed; look for the pattern later."),
        )
        self.quiet_hour = Button(tr("Start a quiet hour"))
        self.loved = Button(tr("Ways of feeling loved"), "link")
        self.add = Button(tr("Add a note"), "primary")
        stacked = QVBoxLayout()
        stacked.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.quiet_hour)
        row.addWidget(self.add)
        stacked.addLayout(row)
        stacked.addWidget(self.loved, 0, Qt.AlignmentFlag.AlignRight)
        header.actions.addLayout(stacked)
        self._beside.page.addWidget(self.pattern)
        self._beside.page.addWidget(self.first_step)
        self._beside.page.addWidget(self.editor)
        left = QVBoxLayout()
        left.addWidget(self.timeline, 1)
        left.addStretch(0)
        self._columns.setSpacing(GAP)
        self._columns.addLayout(left)
        self._columns.addWidget(self._beside)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN_X, MARGIN_Y, MARGIN_X, MARGIN_Y)
        page.setSpacing(GAP)
        page.addWidget(header)
        page.addWidget(self.empty)
        page.addLayout(self._columns, 1)

    def _connect(self) -> None:
        self.quiet_hour.clicked.connect(self.quiet_hour_requested)
        self.loved.clicked.connect(lambda: self.action_requested.emit("feeling_loved"))
        self.first_step.program_requested.connect(self.program_requested)
        self.first_step.help_requested.connect(lambda: self.action_requested.emit("help"))
        self.add.clicked.connect(self.new)
        self.empty.started.connect(self.new)
        self.timeline.note_activated.connect(self._on_note_activated)
        self.timeline.delete_requested.connect(self._on_delete_requested)
        self.timeline.everything_requested.connect(lambda: self._narrow(None))
        self.timeline.model.delivered.connect(self._on_model_delivered)
        self.pattern.culprit_chosen.connect(self._narrow)
        self.pattern.range_chosen.connect(self._ask_for_counts)
        self.editor.closed.connect(self._on_editor_closed)
        self.editor.history_requested.connect(self.history_requested)

    # what is shown

    def refresh(self) -> None:
        """Ask for the timeline, the counts and the user's own tags."""
        self.timeline.reload()
        self._ask_for_counts()
        self.context.tasks.run(
            self.context.journal.diagnosis.tags,
            done=self.editor.offer_tags, latest="diagnosis.tags", owner=self,
        )  # fmt: skip
        self.editor.refresh()
        self.context.tasks.run(
            self.context.journal.diagnosis.for_first_step,
            done=self.first_step.show_seen, latest="diagnosis.first_step", owner=self,
        )  # fmt: skip

    def _ask_for_counts(self, _range: str = "") -> None:
        span = range_span(self.pattern.range, self.context.today())
        self.context.tasks.run(
            self.context.journal.diagnosis.culprits, span,
            done=self.pattern.show_counts, latest="diagnosis.counts", owner=self,
        )  # fmt: skip

    def _on_model_delivered(self) -> None:
        if self.timeline.culprit is None:
            self._nothing = self.timeline.model.rowCount() == 0
        elif self.timeline.model.rowCount() == 0:
            self._narrow(None)
            return
        self._show_parts(writing=not self.editor.isHidden())

    def _show_parts(self, *, writing: bool) -> None:
        alone = self._nothing or (writing and self.width() < NARROW)
        shares = (0, 1) if alone else WRITING if writing else READING
        for column, share in enumerate(shares):
            self._columns.setStretch(column, share)
        self.empty.setVisible(self._nothing and not writing)
        self.timeline.setVisible(not alone)
        self._beside.setVisible(writing or not self._nothing)
        self.editor.setVisible(writing)
        self.pattern.setVisible(not writing)
        self.first_step.step_aside(writing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_parts(writing=not self.editor.isHidden())

    def _narrow(self, culprit: str | None) -> None:
        self.pattern.choose(culprit)
        self.timeline.narrow(culprit)
        self.timeline.reload()

    # what the user does

    def new(self) -> None:
        """Begin a note."""
        self._show_parts(writing=True)
        self.editor.begin()

    def flush(self) -> None:
        """Hand over what was written."""
        self.editor.flush()

    def show_entry(self, kind: str, id: object, day: date, word: str = "") -> None:
        """Open a note with the cursor at `word`."""
        self._wanted = {"word": word}
        self._find(UUID(str(id)))

    def place(self) -> dict[str, Any]:
        """The range, and the note that is open with the cursor in it."""
        where: dict[str, Any] = {"range": self.pattern.range}
        if not self.editor.isHidden():
            where |= self.editor.place()
        return where

    def restore_place(self, place: dict[str, Any]) -> None:
        """Go back to them."""
        self.pattern.show_range(place.get("range", ""))
        if place.get("open"):
            self._wanted = place
            self._find(UUID(place["open"]))

    def _find(self, id: UUID) -> None:
        self.context.tasks.run(
            self.context.journal.find, KIND, id, done=self._on_found, latest="diagnosis.find", owner=self
        )

    def _on_found(self, note: object) -> None:
        wanted, self._wanted = self._wanted, {}
        if isinstance(note, DiagnosisNote) and note.deleted_at is None:
            self._open(note, wanted.get("word", ""))
            self.editor.restore_cursor(wanted)

    def _open(self, note: DiagnosisNote, word: str = "") -> None:
        self._show_parts(writing=True)
        self.editor.open(note, word)

    def _on_note_activated(self, note: DiagnosisNote) -> None:
        self._open(note)

    def _on_delete_requested(self, note: DiagnosisNote) -> None:
        if self.editor.open_id == note.id:
            self.editor.delete()
            return
        words = first_words(note.what or note.my_story or note.their_story, LABEL_CHARACTERS)
        self.context.tasks.run(self.context.journal.bin.delete, KIND, note.id)
        self.context.notices.deleted(KIND, note.id, words)

    def _on_editor_closed(self) -> None:
        self._show_parts(writing=False)
        self.timeline.list.setFocus(Qt.FocusReason.OtherFocusReason)
