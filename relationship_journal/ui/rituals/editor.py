"""A ritual while it is written: its name, its sentence, its schedule, and what it looks like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QCompleter, QLineEdit, QVBoxLayout, QWidget

from relationship_journal.domain.records import Record
from relationship_journal.domain.rituals import Ritual, RitualKind, Schedule
from relationship_journal.domain.text import first_words
from relationship_journal.ui.context import Context
from relationship_journal.ui.draft import LABEL_CHARACTERS, Draft
from relationship_journal.ui.rituals.deeds import KIND
from relationship_journal.ui.rituals.pause_dialog import date_field, day_in
from relationship_journal.ui.rituals.schedule_chooser import ScheduleChooser
from relationship_journal.ui.rituals.time_row import TimeRow
from relationship_journal.ui.rituals.words import hue_words, kind_words, tr
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.saved_hint import SavedHint
from relationship_journal.ui.widgets.scroll import GAP
from relationship_journal.ui.widgets.writing_field import WritingField

NAME_CHARACTERS = 80

V = TypeVar("V")


class Choice(QWidget, Generic[V]):
    """One of a few values, as chips."""

    chosen = Signal(object)
    """The value the user chose."""

    def __init__(self, words: Mapping[V, str], tones: Mapping[V, str], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.chips: dict[V, Chip] = {}
        flow = FlowLayout(self)
        group = QButtonGroup(self)
        for value, word in words.items():
            chip = Chip(word, tones.get(value, "ember"))
            chip.clicked.connect(lambda _=False, value=value: self.chosen.emit(value))
            group.addButton(chip)
            flow.addWidget(chip)
            self.chips[value] = chip

    def show_value(self, value: V) -> None:
        """Show what is chosen; says nothing about it."""
        if value in self.chips:
            self.chips[value].setChecked(True)


class RitualEditor(QWidget):
    """Edits one ritual at a time; everything is kept as it is written."""

    closed = Signal()
    """The user is done with the ritual, or it is gone."""
    history_requested = Signal(str, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        rituals = context.journal.rituals
        self.draft: Draft[Ritual] = Draft(
            context, KIND, lambda: rituals.new(context.today()), rituals.save, lambda one: one.name, self
        )
        self.name = QLineEdit(maxLength=NAME_CHARACTERS)
        self.plan = WritingField(tr("When the kettle is on, we sit down together"), 2, framed=True)
        self.schedule = ScheduleChooser(context.today)
        self.since = date_field(context.today(), tr("First day"))
        self.time = TimeRow()
        self.kind: Choice[RitualKind] = Choice(kind_words(), {}, tr("What it is for"))
        self.group = QLineEdit(maxLength=NAME_CHARACTERS)
        self.hue: Choice[str] = Choice(hue_words(), {hue: hue for hue in hue_words()}, tr("Colour"))
        self._filling = False
        self._hint = SavedHint()
        self._history = Button(tr("Earlier versions"), "icon", icon="history")
        self._delete = Button(tr("Delete this ritual"), "icon", icon="trash")
        self._done = Button(tr("Done"))
        self._build()
        self._connect()

    def _build(self) -> None:
        self.name.setPlaceholderText(tr("Morning coffee together"))
        self.name.setAccessibleName(tr("Name"))
        self.group.setPlaceholderText(tr("no group"))
        self.group.setAccessibleName(tr("Group"))
        self.plan.setAccessibleName(tr("When …, we …"))
        main, beside = Card(tr("A ritual")), Card()
        main.header.addWidget(self._hint)
        for button in (self._history, self._delete, self._done):
            main.header.addWidget(button)
        _field(main, tr("Name"), self.name)
        _field(main, tr("A sentence that says when: when …, we …"), self.plan)
        _field(main, tr("How often"), self.schedule)
        _field(beside, tr("First day"), self.since)
        _field(beside, tr("Time"), self.time)
        _field(beside, tr("What it is for"), self.kind)
        _field(beside, tr("Group"), self.group)
        _field(beside, tr("Colour"), self.hue)
        for card in (main, beside):
            card.body.addStretch(1)
        self._cards = main, beside
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(GAP)
        self._columns.addWidget(main, 3)
        self._columns.addWidget(beside, 2)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider card: where they have no room beside each other, they stand below."""
        widest = max(card.minimumSizeHint().width() for card in self._cards)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = sum(card.minimumSizeHint().width() for card in self._cards) + GAP
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if self.width() >= needed else way.TopToBottom)

    def _connect(self) -> None:
        self.name.textEdited.connect(self._on_name_edited)
        self.name.editingFinished.connect(self._on_name_finished)
        self.plan.edited.connect(lambda: self.draft.change(plan=self.plan.toPlainText()))
        self.schedule.changed.connect(self._on_schedule_changed)
        self.since.dateChanged.connect(self._on_since_changed)
        self.time.changed.connect(self._on_time_changed)
        self.kind.chosen.connect(lambda kind: self.draft.keep(kind=kind))
        self.group.textEdited.connect(lambda text: self.draft.change(group=" ".join(text.split())))
        self.hue.chosen.connect(lambda hue: self.draft.keep(hue=hue))
        self.draft.saved.connect(self._on_draft_saved)
        self._history.clicked.connect(self._on_history_clicked)
        self._delete.clicked.connect(self._on_delete_clicked)
        self._done.clicked.connect(self._on_done_clicked)

    # what is shown

    def begin(self, **known: Any) -> None:
        """Start a ritual, every day from today unless something else is chosen; what is `known` is kept."""
        self._let_go()
        new = self._context.journal.rituals.new(self._context.today())
        self._show(replace(new, **known), fresh=True)
        if known:
            self.draft.keep(**known)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self, ritual: Ritual, field: str = "", word: str = "") -> None:
        """Take up `ritual`, in the field named, with the cursor at `word` when there is one."""
        if self.open_id != ritual.id:
            self._let_go()
            self.draft.take(ritual)
            self._show(ritual, fresh=True)
        chosen = self.group if field == "group" else self.name
        at = self.plan.toPlainText().casefold().find(word.casefold()) if word else -1
        if at >= 0:
            self.plan.set_cursor_at(at)
        (self.plan if at >= 0 else chosen).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def open_id(self) -> UUID | None:
        """The ritual that is open; None for one of which nothing was written yet."""
        return self.draft.record.id if self.draft.record is not None else None

    def offer_groups(self, groups: list[str]) -> None:
        """Offer the groups there are."""
        completer = QCompleter(groups, self.group)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.group.setCompleter(completer)

    def refresh(self) -> None:
        """Read the open ritual again: it may have been deleted, or taken back to an earlier version."""
        if self.draft.is_stored and not self.draft.is_unsaved:
            tasks, journal = self._context.tasks, self._context.journal
            tasks.run(
                journal.find, KIND, self.open_id, done=self._on_found, latest="rituals.open", owner=self
            )

    def _on_found(self, found: Record | None) -> None:
        if self.draft.is_unsaved or not self.draft.is_stored:
            return
        if not isinstance(found, Ritual) or found.deleted_at is not None:
            self.draft.let_go()
            self.closed.emit()
        elif found.id == self.open_id and self.draft.take(found):
            self._show(found)

    def _show(self, ritual: Ritual, fresh: bool = False) -> None:
        """Fill the fields that say something else; a field being typed in is left alone."""
        self._filling = True
        for line, text in ((self.name, ritual.name), (self.group, ritual.group)):
            if fresh or not (line.hasFocus() or line.text().strip() == text):
                line.setText(text)
        if fresh or self.plan.toPlainText() != ritual.plan:
            self.plan.setPlainText(ritual.plan)
        if fresh or not self.since.hasFocus():
            self.since.setDate(QDate(ritual.since.year, ritual.since.month, ritual.since.day))
        if fresh:
            self._hint.clear()
        if fresh or (ritual.schedule, ritual.since) != (self.schedule.schedule, self.schedule.since):
            self.schedule.show_schedule(ritual.schedule, ritual.since)
        self.time.show_ritual(ritual)
        self.kind.show_value(ritual.kind)
        self.hue.show_value(ritual.hue)
        self._filling = False
        self._say_stored()

    def _say_stored(self) -> None:
        for button in (self._history, self._delete):
            button.setVisible(self.draft.is_stored)

    # what the user does

    def flush(self) -> None:
        """Hand over what was written. A ritual with a sentence and no name is called by its sentence."""
        record = self.draft.record
        if record is not None and not record.name.strip() and record.plan.strip():
            self.draft.change(name=first_words(record.plan, LABEL_CHARACTERS))
        self.draft.flush()

    def place(self) -> dict[str, Any]:
        """Which ritual is open."""
        return {"ritual": str(self.open_id)} if self.draft.is_stored else {}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_done_clicked()
        else:
            super().keyPressEvent(event)

    def _let_go(self) -> None:
        self.flush()
        self.draft.let_go()

    def _on_name_edited(self, text: str) -> None:
        if text.strip():
            self.draft.change(name=text.strip())

    def _on_name_finished(self) -> None:
        """A ritual keeps its name when the field is left empty."""
        if not self.name.text().strip() and self.draft.record is not None:
            self.name.setText(self.draft.record.name)

    def _on_schedule_changed(self, schedule: Schedule) -> None:
        self.draft.keep(schedule=schedule)

    def _on_since_changed(self, _: QDate) -> None:
        if not self._filling:
            since: date = day_in(self.since)
            self.schedule.show_schedule(self.schedule.schedule, since)
            self.draft.change(since=since)

    def _on_time_changed(self, at: time | None, protected: bool, remind: bool) -> None:
        self.draft.change(at=at, protected=protected, remind=remind)

    def _on_draft_saved(self) -> None:
        self._hint.saved(self._context.clock.now().astimezone(self._context.clock.zone()))
        self._say_stored()

    def _on_history_clicked(self) -> None:
        self.flush()
        if self.draft.is_stored:
            self.history_requested.emit(KIND, self.open_id)

    def _on_delete_clicked(self) -> None:
        self.draft.delete()
        self.closed.emit()

    def _on_done_clicked(self) -> None:
        self._let_go()
        self.closed.emit()


def _field(card: Card, title: str, widget: QWidget) -> None:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(label(title, "eyebrow", wrap=True))
    column.addWidget(widget)
    card.body.addLayout(column)
