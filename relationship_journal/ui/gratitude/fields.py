"""What there is to say about one appreciation besides the thing itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QVBoxLayout, QWidget

from relationship_journal.domain.gratitude import Appreciation, Voice
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.gratitude.words import voice_word
from relationship_journal.ui.today.line import Line, fill
from relationship_journal.ui.today.tag_picker import TagPicker
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.writing_field import WritingField

_TONES = {Voice.NOTICED: "ember", Voice.PLANNED: "gold", Voice.SAID: "sage"}


class AppreciationFields(QWidget):
    """When it was, what it meant, whether it was said and how that was taken, tags; all kept in a draft."""

    voice_chosen = Signal(object)

    def __init__(
        self, draft: Draft[Appreciation], today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._today = today
        self._questions: dict[str, QLabel] = {}
        self.when = self._line(self.tr("When was it?"), self.tr("this morning, before work"), "when")
        self.meaning = self._line(
            self.tr("What did it mean to you?"), self.tr("I felt looked after"), "meaning"
        )
        self.reaction = self._line(self.tr("How did they take it?"), self.tr("“You noticed?”"), "reaction")
        self.tags = TagPicker(self.tr("Tags"))
        self.tags.chosen_changed.connect(lambda names: draft.keep(tags=names))
        self._voices = QButtonGroup(self)
        self._chips: dict[Voice, Chip] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(2)
        for name, field in self.fields().items():
            if name == "reaction":
                column.addLayout(self._voice_row())
            column.addSpacing(8)
            column.addWidget(self._questions[name])
            column.addWidget(field)
        column.addSpacing(12)
        column.addWidget(self.tags)
        self.refresh()

    def fields(self) -> dict[str, WritingField]:
        """The fields by the name of what is in them."""
        return {"when": self.when, "meaning": self.meaning, "reaction": self.reaction}

    def offer_tags(self, names: Iterable[str]) -> None:
        """Tags used before."""
        self.tags.offer(names)

    def refresh(self) -> None:
        """Show the draft's record; a field being typed in is left alone."""
        record = self._draft.record
        for name, field in self.fields().items():
            if not field.hasFocus():
                fill(field, str(getattr(record, name)) if record else "")
        self.tags.choose(record.tags if record else [])
        voice = record.voice if record else Voice.NOTICED
        self._chips[voice].setChecked(True)
        for widget in (self.reaction, self._questions["reaction"]):
            widget.setVisible(voice is Voice.SAID)

    def set_voice(self, voice: Voice) -> None:
        """Say how far it has come; a day is noted once it is said."""
        record = self._draft.record
        said_on = self._today() if voice is Voice.SAID else None
        if record is not None and record.voice is voice:
            return
        self._draft.keep(voice=voice, said_on=said_on)
        self.refresh()
        self.voice_chosen.emit(voice)

    def _line(self, question: str, example: str, name: str) -> Line:
        self._questions[name] = label(question, "hint")
        field = Line(example)
        field.setAccessibleName(question)
        field.edited.connect(lambda: self._draft.change(**{name: field.toPlainText()}))
        field.left.connect(self._draft.flush)
        field.entered.connect(lambda: field.focusNextChild())
        return field

    def _voice_row(self) -> FlowLayout:
        row = FlowLayout()
        row.setContentsMargins(0, 12, 0, 0)
        for voice in Voice:
            chip = Chip(voice_word(voice), _TONES[voice])
            self._voices.addButton(chip)
            self._chips[voice] = chip
            chip.clicked.connect(lambda _=False, chosen=voice: self.set_voice(chosen))
            row.addWidget(chip)
        return row
