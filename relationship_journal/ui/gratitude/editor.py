"""The card beside the list in which one appreciation is written or gone through again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from relationship_journal.domain.gratitude import Appreciation
from relationship_journal.ui.context import Context
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.gratitude.fields import AppreciationFields
from relationship_journal.ui.gratitude.words import tr
from relationship_journal.ui.today.line import Line, fill
from relationship_journal.ui.today.words import short_day
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.saved_hint import SavedHint
from relationship_journal.ui.widgets.scroll import Scroll

WIDTH = 340


class AppreciationEditor(Card):
    """Everything about one appreciation; saves itself."""

    closed = Signal()
    day_requested = Signal(object)
    history_requested = Signal(str, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._day = context.today()
        self.setFixedWidth(WIDTH)
        self.draft: Draft[Appreciation] = Draft(
            context,
            "appreciation",
            lambda: context.journal.gratitude.new(self._day),
            lambda record: context.journal.gratitude.save(record),
            lambda record: record.what,
            self,
        )
        self.draft.saved.connect(self._on_draft_saved)
        self.what = Line(tr("What did they do?"))
        self.what.edited.connect(lambda: self.draft.change(what=self.what.toPlainText()))
        self.fields = AppreciationFields(self.draft, context.today)
        self.what.entered.connect(lambda: self.fields.when.setFocus())
        self._saved = SavedHint()
        self._build()

    def begin(self, day: date) -> None:
        """Write a new one on `day`."""
        self.draft.let_go()
        self._day = day
        self._open()

    def edit(self, appreciation: Appreciation) -> None:
        """Go through one that is there."""
        record = self.draft.record
        if record is None or record.id != appreciation.id:
            self.draft.let_go()
        self.draft.take(appreciation)
        self._day = appreciation.day
        self._open()

    def take(self, appreciation: Appreciation) -> None:
        """The journal has a newer state of the one being edited."""
        record = self.draft.record
        if record is not None and record.id == appreciation.id and self.draft.take(appreciation):
            self._show()

    def close_card(self) -> None:
        """Save and put the card away."""
        self.draft.let_go()
        self.hide()
        self.closed.emit()

    def offer_tags(self, names: Iterable[str]) -> None:
        """Tags used before."""
        self.fields.offer_tags(names)

    def place(self) -> dict[str, Any]:
        """Which one is open, and where the cursor is."""
        if self.isHidden() or self.draft.record is None:
            return {}
        fields = {"what": self.what, **self.fields.fields()}
        named = next((name for name, field in fields.items() if field.hasFocus()), "what")
        return {
            "id": str(self.draft.record.id),
            "field": named,
            "cursor": fields[named].textCursor().position(),
        }

    def restore_cursor(self, place: dict[str, Any]) -> None:
        """Put the cursor back."""
        fields = {"what": self.what, **self.fields.fields()}
        field = fields.get(str(place.get("field")), self.what)
        field.setFocus()
        field.set_cursor_at(int(place.get("cursor", 0)))

    def _open(self) -> None:
        self._saved.clear()
        self._show()
        self.show()
        self.what.setFocus(Qt.FocusReason.OtherFocusReason)
        self.what.set_cursor_at(len(self.what.toPlainText()))

    def _show(self) -> None:
        record = self.draft.record
        self.set_title(short_day(self._day))
        fill(self.what, record.what if record else "")
        self.fields.refresh()
        for button in (self._delete, self._history):
            button.setEnabled(record is not None)

    def _build(self) -> None:
        close = Button(tr("Close (Esc)"), "icon", icon="close")
        close.clicked.connect(self.close_card)
        self.header.addWidget(self._saved)
        self.header.addWidget(close)
        self._delete = Button(tr("Delete"), "link")
        self._delete.clicked.connect(self._on_delete_clicked)
        self._history = Button(tr("Earlier versions"), "link")
        self._history.clicked.connect(self._on_history_clicked)
        day = Button(tr("Open the day"), "link")
        day.clicked.connect(lambda: self.day_requested.emit(self._day))
        foot = FlowLayout(gap=4)
        for button in (day, self._history, self._delete):
            foot.addWidget(button)
        form = Scroll(margins=(0, 0, 8, 0))
        form.page.setSpacing(4)
        form.page.addWidget(self.what)
        form.page.addWidget(self.fields)
        self.body.addWidget(form, 1)
        self.body.addLayout(foot)
        escape = QAction(self)
        escape.setShortcut(QKeySequence("Esc"))
        escape.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.triggered.connect(self.close_card)
        self.addAction(escape)
        self.hide()

    def _on_delete_clicked(self) -> None:
        self.draft.delete()
        self.close_card()

    def _on_history_clicked(self) -> None:
        self.draft.flush()
        if self.draft.record is not None:
            self.history_requested.emit("appreciation", self.draft.record.id)

    def _on_draft_saved(self) -> None:
        for button in (self._delete, self._history):
            button.setEnabled(True)
        self._saved.saved(self._context.clock.now().astimezone(self._context.clock.zone()))
