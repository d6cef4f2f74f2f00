"""A note while it is written: what changed, when, how, what played a part, and the two stories."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QVBoxLayout, QWidget

from relationship_journal.domain.diagnosis import ApproximateDate, DiagnosisNote, Onset
from relationship_journal.ui.context import Context
from relationship_journal.ui.diagnosis.culprit_picker import CulpritPicker
from relationship_journal.ui.diagnosis.when_field import WhenField
from relationship_journal.ui.diagnosis.words import (
    my_story_title,
    onset_words,
    their_story_title,
    tr,
    when_of,
)
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.record_editor import RecordEditor
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.writing_field import WritingField

KIND = "diagnosis_note"
NARROW = 460
"""Below this width, in pixels, the stories stand below each other."""


def _said(note: DiagnosisNote) -> str:
    """What a note says, for the offer to undo; a note that says nothing is not kept."""
    return note.what.strip() or note.my_story.strip() or note.their_story.strip()


class NoteEditor(RecordEditor[DiagnosisNote]):
    """Edits one note at a time."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        diagnosis = context.journal.diagnosis
        draft: Draft[DiagnosisNote] = Draft(
            context, KIND, lambda: diagnosis.new(context.today()), diagnosis.save, _said
        )
        super().__init__(context, draft, tr("A note"), tr("Delete this note"), parent)
        self.what = WritingField(tr("What did you notice?"), 3, framed=True)
        self.when = WhenField(context.today)
        self.culprits = CulpritPicker()
        self.my_story = WritingField(tr("They do not care any more"), 3, framed=True)
        self.their_story = WritingField(tr("Worried, and no words for it"), 3, framed=True)
        self.fields = {"what": self.what, "my_story": self.my_story, "their_story": self.their_story}
        self._onsets: dict[Onset, Chip] = {}
        self._stories = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self.listen()
        self.when.changed.connect(self._on_when_changed)
        self.culprits.changed.connect(lambda chosen: self.draft.keep(culprits=chosen))

    def _build(self) -> None:
        for widget in (*self.tools, self.done):
            self.header.addWidget(widget)
        self._field(tr("What changed"), self.what)
        self._field(tr("When"), self.when)
        self.body.addWidget(self._onset_row())
        self._field(tr("What may have played a part"), self.culprits)
        self._stories.setSpacing(12)
        for title, field in ((my_story_title(), self.my_story), (their_story_title(), self.their_story)):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(label(title, "eyebrow", wrap=True))
            column.addWidget(field)
            column.addStretch(1)
            field.setAccessibleName(title)
            self._stories.addLayout(column, 1)
        self.body.addLayout(self._stories)
        self.body.addStretch(1)

    def _field(self, title: str, widget: QWidget) -> None:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label(title, "eyebrow"))
        column.addWidget(widget)
        self.body.addLayout(column)
        if isinstance(widget, WritingField):
            widget.setAccessibleName(title)

    def _onset_row(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row)
        group = QButtonGroup(self)
        for onset, word in onset_words().items():
            chip = Chip(word, "plum")
            chip.clicked.connect(partial(self._on_onset_clicked, onset))
            group.addButton(chip)
            flow.addWidget(chip)
            self._onsets[onset] = chip
        return row

    # what is shown

    def begin(self) -> None:
        """Start a note about something that changed, today unless another date is given."""
        self.begin_with(self.context.journal.diagnosis.new(self.context.today()))

    def let_go(self) -> None:
        super().let_go()
        self.when.clear()

    def offer_tags(self, tags: list[str]) -> None:
        """Offer the user's own tags."""
        self.culprits.offer(tags)

    def show_record(self, record: DiagnosisNote) -> None:
        super().show_record(record)
        self.when.show_when(when_of(record))
        self._onsets[record.onset].setChecked(True)
        self.culprits.choose(record.culprits)

    # what the user does

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._stories.setDirection(way.LeftToRight if self.width() >= NARROW else way.TopToBottom)

    def _on_when_changed(self, when: ApproximateDate) -> None:
        self.draft.change(since=when.since, precision=when.precision, about=when.about)

    def _on_onset_clicked(self, onset: Onset, _checked: bool = True) -> None:
        self.draft.keep(onset=onset)
