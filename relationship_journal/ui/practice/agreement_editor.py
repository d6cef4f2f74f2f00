"""One agreement while it is written: what matters to each, what each could give, the trial, the review."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.agreements import Agreement, Standing
from relationship_journal.domain.records import Record
from relationship_journal.ui.context import Context
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.practice.words import standing_words, tr
from relationship_journal.ui.rituals.pause_dialog import date_field, day_in
from relationship_journal.ui.today.line import Line, fill
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.saved_hint import SavedHint
from relationship_journal.ui.widgets.writing_field import WritingField

KIND = "agreement"
NARROW = 460
"""Below this width, in pixels, the two sides stand below each other."""
USUAL_TRIAL = timedelta(weeks=4)
"""When to look at a trial again, unless another day is chosen."""
_TEXTS = ("about", "matters_to_me", "matters_to_them", "i_could_give", "they_could_give", "trial", "reviewed")


def _said(agreement: Agreement) -> str:
    """What an agreement says, for the offer to undo; one that says nothing is not kept."""
    return next((text for name in _TEXTS if (text := str(getattr(agreement, name)).strip())), "")


class AgreementEditor(Card):
    """Edits one agreement at a time; everything is kept as it is written."""

    closed = Signal()
    """The user is done with it, or it is gone."""
    history_requested = Signal(str, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("An agreement"), parent=parent)
        self._context = context
        self.draft: Draft[Agreement] = Draft(
            context,
            KIND,
            lambda: context.journal.agreements.new(context.today()),
            lambda agreement: context.journal.agreements.save(agreement),
            _said,
            self,
        )
        self.fields: dict[str, WritingField] = {}
        self.options = WritingField(tr("One idea a line; odd ones too"), 2, framed=True)
        self.standings: dict[Standing, Chip] = {}
        self.review = date_field(context.today() + USUAL_TRIAL, tr("Look at it again on"))
        self._pairs: list[QBoxLayout] = []
        self._saved = SavedHint()
        self._history = Button(tr("Earlier versions"), "icon", icon="history")
        self._delete = Button(tr("Delete this agreement"), "icon", icon="trash")
        self._close = Button(tr("Done"), "quiet")
        self._build()
        self._connect()

    def _build(self) -> None:
        for widget in (self._saved, self._history, self._delete, self._close):
            self.header.addWidget(widget)
        self._add("about", tr("What it is about"), Line(tr("Evenings out")))
        self._add_pair(
            ("matters_to_me", tr("What matters to me"), tr("That we are still us, not only parents")),
            ("matters_to_them", tr("What matters to them, as they would say it"), tr("In their words")),
        )
        self._add_pair(
            ("i_could_give", tr("What I could give"), ""),
            ("they_could_give", tr("What they could give, if they said so"), ""),
        )
        self._titled(self.body, tr("What we could try"), self.options)
        self._add(
            "trial", tr("What we try"), WritingField(tr("The first Friday, home by ten"), 2, framed=True)
        )
        self.body.addWidget(self._standing_row())
        self._review_row = QWidget()
        row = QHBoxLayout(self._review_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(tr("Look at it again on")))
        row.addWidget(self.review)
        row.addStretch(1)
        self.body.addWidget(self._review_row)
        self._add("reviewed", tr("How it went"), WritingField("", 2, framed=True))

    def _add(self, name: str, title: str, field: WritingField) -> None:
        self.fields[name] = field
        self._titled(self.body, title, field)

    def _add_pair(self, *sides: tuple[str, str, str]) -> None:
        pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        pair.setSpacing(12)
        for name, title, suggestion in sides:
            self.fields[name] = WritingField(suggestion, 2, framed=True)
            self._titled(pair, title, self.fields[name])
        self._pairs.append(pair)
        self.body.addLayout(pair)

    def _titled(self, into: QBoxLayout, title: str, field: QWidget) -> None:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label(title, "eyebrow", wrap=True))
        column.addWidget(field)
        column.addStretch(1)
        field.setAccessibleName(title)
        into.addLayout(column, 1)

    def _standing_row(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row)
        group = QButtonGroup(self)
        for standing, word in standing_words().items():
            chip = Chip(word, "sage")
            chip.clicked.connect(partial(self._on_standing_clicked, standing))
            group.addButton(chip)
            flow.addWidget(chip)
            self.standings[standing] = chip
        return row

    def _connect(self) -> None:
        for name, field in self.fields.items():
            field.edited.connect(partial(self._on_field_edited, name))
            field.left.connect(self.draft.flush)
        self.options.edited.connect(self._on_options_edited)
        self.review.dateChanged.connect(self._on_review_changed)
        self.draft.saved.connect(self._on_draft_saved)
        self._history.clicked.connect(self._on_history_clicked)
        self._delete.clicked.connect(self.delete)
        self._close.clicked.connect(self._on_close_clicked)

    # what is shown

    def begin(self) -> None:
        """Start an agreement."""
        self.draft.let_go()
        self._show(self._context.journal.agreements.new(self._context.today()))
        self.show()
        self.fields["about"].setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self, agreement: Agreement, word: str = "") -> None:
        """Take one up, with the cursor at `word` when there is one."""
        if self.open_id != agreement.id:
            self.draft.let_go()
            self.draft.take(agreement)
            self._show(agreement)
        self.show()
        plain = word.casefold()
        holds = (field for field in self.fields.values() if plain and plain in field.toPlainText().casefold())
        field = next(holds, self.fields["about"])
        at = field.toPlainText().casefold().find(plain) if plain else len(field.toPlainText())
        field.set_cursor_at(max(0, at))
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def open_id(self) -> UUID | None:
        """The agreement that is open; None for one of which nothing was written yet."""
        return self.draft.record.id if self.draft.record is not None else None

    def refresh(self) -> None:
        """Read the open agreement again: it may have been deleted, or taken back to an earlier version."""
        if self.draft.is_stored and not self.draft.is_unsaved:
            self._context.tasks.run(
                self._context.journal.find, KIND, self.open_id,
                done=self._on_found, latest="practice.agreement", owner=self,
            )  # fmt: skip

    def _on_found(self, found: Record | None) -> None:
        if self.draft.is_unsaved or not self.draft.is_stored:
            return
        if not isinstance(found, Agreement) or found.deleted_at is not None:
            self.draft.let_go()
            self.closed.emit()
        elif found.id == self.open_id and self.draft.take(found):
            self._show(found)

    def _show(self, agreement: Agreement) -> None:
        for name, field in self.fields.items():
            fill(field, str(getattr(agreement, name)))
        if _options(self.options.toPlainText()) != agreement.options:
            fill(self.options, "\n".join(agreement.options))
        self.standings[agreement.standing].setChecked(True)
        day = agreement.review_on or agreement.day + USUAL_TRIAL
        self.review.blockSignals(True)
        self.review.setDate(QDate(day.year, day.month, day.day))
        self.review.blockSignals(False)
        self._review_row.setVisible(agreement.standing is Standing.ON_TRIAL)
        self._say_stored()

    def _say_stored(self) -> None:
        for button in (self._history, self._delete):
            button.setVisible(self.draft.is_stored)

    # what the user does

    def flush(self) -> None:
        """Hand over what was written."""
        self.draft.flush()

    def place(self) -> dict[str, Any]:
        """Which agreement is open and where the cursor stands."""
        if not self.draft.is_stored:
            return {}
        focused = self.focusWidget()  # known even when the lock screen is in front
        name = next((name for name, field in self.fields.items() if field is focused), "about")
        at = self.fields[name].textCursor().position()
        return {"agreement": str(self.open_id), "field": name, "cursor": at}

    def restore_place(self, place: dict[str, Any]) -> None:
        """Put the cursor back where it stood."""
        if "cursor" in place:
            field = self.fields.get(place.get("field", ""), self.fields["about"])
            field.set_cursor_at(int(place["cursor"]))
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def delete(self) -> None:
        """Move the open agreement to the bin and offer to undo it."""
        self.draft.delete()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_close_clicked()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        for pair in self._pairs:
            pair.setDirection(way.LeftToRight if self.width() >= NARROW else way.TopToBottom)

    def _on_field_edited(self, name: str) -> None:
        self.draft.change(**{name: self.fields[name].toPlainText()})
        self._say_stored()

    def _on_options_edited(self) -> None:
        self.draft.change(options=_options(self.options.toPlainText()))

    def _on_standing_clicked(self, standing: Standing, _checked: bool = True) -> None:
        trial = standing is Standing.ON_TRIAL
        self._review_row.setVisible(trial)
        self.draft.keep(standing=standing, **({"review_on": self._review_day()} if trial else {}))

    def _on_review_changed(self, _: QDate) -> None:
        self.draft.keep(review_on=self._review_day())

    def _review_day(self) -> date:
        return day_in(self.review)

    def _on_draft_saved(self) -> None:
        self._saved.saved(self._context.clock.now().astimezone(self._context.clock.zone()))
        self._say_stored()

    def _on_history_clicked(self) -> None:
        self.flush()
        if self.draft.is_stored:
            self.history_requested.emit(KIND, self.open_id)

    def _on_close_clicked(self) -> None:
        self.draft.let_go()
        self.closed.emit()


def _options(text: str) -> list[str]:
    """One idea a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]
