"""A day's check-ins: make one, go on with one, take one back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.mood import CheckIn, Tag
from relationship_journal.ui.context import Context
from relationship_journal.ui.mood.check_in_form import CheckInForm
from relationship_journal.ui.mood.day_moments import DayMoments
from relationship_journal.ui.mood.words import tr
from relationship_journal.ui.today.words import check_in_words, day_in_words
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label, rule
from relationship_journal.ui.widgets.saved_hint import SavedHint


class CheckInRow(QWidget):
    """One check-in in the list, with what can be done about it."""

    edit_requested = Signal()
    delete_requested = Signal()

    def __init__(self, check_in: CheckIn, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = check_in_words(check_in, context.clock.zone())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(8)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(label(words, wrap=True))
        if check_in.note.strip():
            texts.addWidget(label(check_in.note.strip(), "serif", wrap=True))
        layout.addLayout(texts, 1)
        for text, wish in ((tr("Edit"), self.edit_requested), (tr("Delete"), self.delete_requested)):
            button = Button(text, "link")
            button.setAccessibleName(f"{text}: {words}")
            button.clicked.connect(wish)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


class DayCard(Card):
    """The check-in form for any day, and under it what that day already holds."""

    day_changed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._day = context.today()
        self._known: set[UUID] = set()
        self.rows: list[CheckInRow] = []
        self._status = SavedHint()
        self._form = CheckInForm(context)
        self.moments = DayMoments(context)
        self._another = Button(tr("Another check-in"), "link")
        self._delete = Button(tr("Delete"), "link")
        self._check_ins: Sequence[CheckIn] = ()
        self._listed: list[CheckIn] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._build()
        self._turn_to(self._day)

    def _build(self) -> None:
        before = Button(tr("The day before"), "icon", icon="chevron-left")
        after = Button(tr("The day after"), "icon", icon="chevron-right")
        before.clicked.connect(lambda: self.show_day(self._day - timedelta(days=1)))
        after.clicked.connect(lambda: self.show_day(self._day + timedelta(days=1)))
        self._after = after
        self.header.insertWidget(0, before)
        self.header.insertWidget(2, after)
        self.header.addWidget(self._status)
        self.header.addWidget(self._delete)
        self.header.addWidget(self._another)
        self.body.addWidget(self._form)
        self.body.addLayout(self._list)
        self.body.addWidget(self.moments)
        self._form.saved.connect(self._on_form_saved)
        self._form.turned.connect(self._on_form_turned)
        self._another.clicked.connect(self.new)
        self._delete.clicked.connect(self._on_delete_clicked)

    @property
    def day(self) -> date:
        """The day shown."""
        return self._day

    @property
    def form(self) -> CheckInForm:
        """The form."""
        return self._form

    def show_day(self, day: date) -> None:
        """Turn to `day`, at most today, with a fresh check-in on offer."""
        self._turn_to(day)
        self.refresh()
        self.day_changed.emit(self._day)

    def _turn_to(self, day: date) -> None:
        today = self._context.today()
        self._day = min(day, today)
        self.set_title(day_in_words(self._day, today))
        self._after.setEnabled(self._day < today)
        self._known.clear()
        self._check_ins = ()
        self._form.begin(self._day)
        self.moments.show_day(self._day)

    def refresh(self) -> None:
        """Ask the journal for the day's check-ins and the tags on offer."""
        tasks, mood = self._context.tasks, self._context.journal.mood
        tasks.run(
            mood.on_day, self._day, done=partial(self._on_day_came, self._day), latest="mood.day", owner=self
        )
        tasks.run(mood.tags, done=self._on_tags_came, latest="mood.tags", owner=self)
        self.moments.refresh()

    def flush(self) -> None:
        """Hand over what is waiting."""
        self._form.flush()
        self.moments.flush()

    def new(self) -> None:
        """Begin another check-in on the day shown."""
        self._form.begin(self._day)
        self._form.setFocus()

    def _on_day_came(self, day: date, check_ins: Sequence[CheckIn]) -> None:
        if day != self._day:
            return
        ids = {check_in.id for check_in in check_ins}
        gone, self._known, self._check_ins = self._known - ids, ids, check_ins
        edited = self._form.check_in
        if edited is not None and edited.id in gone:
            self._form.drop()
        else:
            self._show_list()

    def _show_list(self) -> None:
        """List what the day holds, but for the check-in that is in the form."""
        edited = self._form.check_in
        shown = [one for one in self._check_ins if edited is None or one.id != edited.id]
        if shown == self._listed:
            return
        self._listed = shown
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for check_in in shown:
            self._list.addWidget(rule())
            row = CheckInRow(check_in, self._context)
            row.edit_requested.connect(partial(self._on_row_edit_requested, check_in))
            row.delete_requested.connect(partial(self._on_row_delete_requested, check_in))
            self._list.addWidget(row)
            self.rows.append(row)

    def _on_tags_came(self, tags: Sequence[Tag]) -> None:
        self._form.offer_tags([tag.name for tag in tags])

    def _on_form_saved(self) -> None:
        self._status.saved(self._context.clock.now().astimezone(self._context.clock.zone()))

    def _on_form_turned(self) -> None:
        self._status.clear()
        for button in (self._another, self._delete):
            button.setVisible(self._form.check_in is not None)
        self._show_list()

    def _on_row_edit_requested(self, check_in: CheckIn) -> None:
        self._form.edit(check_in)
        self._form.setFocus()

    def _on_row_delete_requested(self, check_in: CheckIn) -> None:
        self._context.tasks.run(self._context.journal.bin.delete, "check_in", check_in.id)
        words = check_in_words(check_in, self._context.clock.zone())
        self._context.notices.deleted("check_in", check_in.id, words)

    def _on_delete_clicked(self) -> None:
        """Delete the check-in in the form, with its last words."""
        self._form.flush()
        edited = self._form.check_in
        if edited is not None:
            self._check_ins = [one for one in self._check_ins if one.id != edited.id]
            self._form.drop()
            self._form.setFocus()
            self._on_row_delete_requested(edited)
