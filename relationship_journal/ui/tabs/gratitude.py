"""Gratitude: everything that was appreciated, newest first, and what has become of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.changes import Changed
from relationship_journal.domain.days import Span
from relationship_journal.domain.gratitude import Appreciation, GratitudeFilter, GratitudeOverview, Voice
from relationship_journal.domain.text import first_words
from relationship_journal.ui.context import Context
from relationship_journal.ui.gratitude.editor import AppreciationEditor
from relationship_journal.ui.gratitude.filters import FilterRow
from relationship_journal.ui.gratitude.overview import OverviewCards
from relationship_journal.ui.gratitude.rows import AppreciationDelegate, AppreciationRows, Row
from relationship_journal.ui.gratitude.words import tr
from relationship_journal.ui.tabs.base import Tab
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.empty_state import EmptyState
from relationship_journal.ui.widgets.entry_list import EntryList
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.page_header import PageHeader
from relationship_journal.ui.widgets.paged_model import ITEM
from relationship_journal.ui.widgets.scroll import GAP, MARGIN_X, MARGIN_Y

LIST_PX, LOW_PX, LOWEST_PX = 180, 780, 560
"""The list is never lower than the first; a page lower than the second has no room for everything."""

FEW_DAYS = 3
"""Up to so many changed days are renewed in their places."""
EVERY_DAY = frozenset({date.min})
"""Stands for days that are not in the list."""


class AppreciationList(EntryList):
    """The list; S says that one was said, Delete deletes it."""

    said_toggled = Signal(object)
    delete_requested = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().data(ITEM)
        if isinstance(row, Row) and event.key() == Qt.Key.Key_S and not event.modifiers():
            self.said_toggled.emit(row.appreciation)
        elif isinstance(row, Row) and event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit(row.appreciation)
        else:
            super().keyPressEvent(event)


class GratitudeTab(Tab):
    """The overview, the filters, the endless list, and one appreciation opened beside it."""

    kinds: ClassVar[frozenset[str]] = frozenset({"appreciation", "rest_day"})
    export_requested = Signal(object)
    """A selection (exchange.archive.Selection) the user wants as a PDF."""
    history_requested = Signal(str, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._place: dict[str, Any] = {}
        self._changed_days: set[date] = set()
        self._anything = True
        self.rows = AppreciationRows(context)
        self.overview = OverviewCards(context)
        self.filters = FilterRow(context.today)
        self.list = AppreciationList(self.rows.model, AppreciationDelegate(), tr("Appreciations"))
        self.editor = AppreciationEditor(context)
        self.empty = EmptyState(
            tr("Here you collect what they do that is good for you: what exactly, when, what it meant."),
            tr("“Made coffee before I was up, and left the good mug for me.”"),
            tr("Write the first one"),
        )
        self._nothing = label(tr("Nothing matches. Fewer words find more."), "hint")
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Ask for the overview, and for the list: a few changed days anew in their places, or all of it."""
        self._ask_for_overview()
        days, self._changed_days = self._changed_days, set()
        if 0 < len(days) <= FEW_DAYS and self.rows.holds(days):
            self.rows.renew(days)
        else:
            self.rows.reload(self.filters.wanted)

    def on_changed(self, changed: Changed) -> None:
        """Remember which days are others now; what has no day, or many, means asking for everything."""
        kinds = changed.kinds & self.kinds
        if kinds == {"appreciation"} and changed.days:
            self._changed_days |= changed.days
        elif kinds:
            self._changed_days |= EVERY_DAY
        super().on_changed(changed)

    def flush(self) -> None:
        """Save what is being written."""
        self.editor.draft.flush()

    def new(self) -> None:
        """Write an appreciation of today."""
        self.editor.begin(self.context.today())
        self._show_parts(True)

    def find(self, text: str) -> None:  # type: ignore[override]
        """List what holds `text`."""
        self.filters.text.setText(text)
        self.filters.text.setFocus()

    def show_entry(self, kind: str, id: object, day: date, word: str = "") -> None:
        """Open an appreciation."""
        self.restore_place({"id": str(id)})

    def place(self) -> dict[str, Any]:
        """What is open, and where the cursor is."""
        return self.editor.place()

    def restore_place(self, place: dict[str, Any]) -> None:
        """Open it again."""
        if "id" in place:
            self._place = place
            journal = self.context.journal
            self.context.tasks.run(
                journal.find, "appreciation", UUID(place["id"]), done=self._on_found, owner=self
            )

    # building

    def _build(self) -> None:
        header = PageHeader(tr("Gratitude"), tr("What is actually working, in your own words."))
        self.export = Button(tr("Export to PDF"))
        self.add = Button(tr("New appreciation"), "primary")
        header.actions.addWidget(self.export)
        header.actions.addWidget(self.add)
        self._list_card = Card()
        self._list_card.setMinimumHeight(LIST_PX)
        self._list_card.body.addWidget(self._nothing)
        self._list_card.body.addWidget(self.list, 1)
        self._nothing.hide()
        self.empty.hide()
        beside = QHBoxLayout()
        beside.setSpacing(GAP)
        beside.addWidget(self._list_card, 1)
        beside.addWidget(self.editor)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN_X, MARGIN_Y, MARGIN_X, MARGIN_Y)
        page.setSpacing(GAP)
        for widget in (header, self.overview, self.filters, self.empty):
            page.addWidget(widget)
        page.addLayout(beside, 1)
        page.addStretch(0)

    def _connect(self) -> None:
        self.export.clicked.connect(self._on_export_clicked)
        self.add.clicked.connect(self.new)
        self.empty.started.connect(self.new)
        self.filters.changed.connect(self._on_filters_changed)
        self.rows.model.delivered.connect(self._on_rows_delivered)
        self.list.row_activated.connect(self._on_row_activated)
        self.list.said_toggled.connect(self._on_said_toggled)
        self.list.delete_requested.connect(self._on_delete_requested)
        self.editor.closed.connect(self._on_editor_closed)
        self.editor.history_requested.connect(self.history_requested)
        self.editor.day_requested.connect(self.day_requested)
        self.overview.day_requested.connect(self.day_requested)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """In a low window the overview gives way to the appreciation being written, or to the list."""
        low = self.height() < (LOWEST_PX if self.editor.isHidden() else LOW_PX)
        self.overview.setVisible(self._anything and not low)

    def _show_parts(self, anything: bool) -> None:
        self._anything = anything
        self.empty.setVisible(not anything)
        for widget in (self.filters, self._list_card):
            widget.setVisible(anything)
        self._make_room()
        self.export.setEnabled(anything)
        self.add.setVisible(anything)

    def _ask_for_overview(self) -> None:
        gratitude, today = self.context.journal.gratitude, self.context.today()
        for work, args, done in (
            (gratitude.overview, (today,), self._on_overview_read),
            (gratitude.tags, (), self._on_tags_read),
        ):
            self.context.tasks.run(work, *args, done=done, latest=f"gratitude.{work.__name__}", owner=self)

    # what comes back

    def _on_overview_read(self, overview: GratitudeOverview) -> None:
        self.overview.show_overview(overview)
        self._show_parts(overview.total > 0 or not self.editor.isHidden())

    def _on_tags_read(self, names: list[str]) -> None:
        self.filters.offer_tags(names)
        self.editor.offer_tags(names)

    def _on_rows_delivered(self) -> None:
        nothing = self.rows.model.rowCount() == 0 and self.filters.wanted != GratitudeFilter()
        self._nothing.setVisible(nothing)
        record = self.editor.draft.record
        for number in self.rows.model.rows_on(record.day) if record is not None else ():
            self.editor.take(self.rows.model.item(number).appreciation)

    def _on_found(self, record: Any) -> None:
        if isinstance(record, Appreciation) and record.deleted_at is None:
            self.editor.edit(record)
            self._make_room()
            if "cursor" in self._place:
                self.editor.restore_cursor(self._place)
        self._place = {}

    # what the user does

    def _on_filters_changed(self) -> None:
        self.rows.reload(self.filters.wanted)

    def _on_row_activated(self, row: Row) -> None:
        self.editor.edit(row.appreciation)
        self._make_room()

    def _on_said_toggled(self, appreciation: Appreciation) -> None:
        said = appreciation.voice is not Voice.SAID
        changed = replace(
            appreciation,
            voice=Voice.SAID if said else Voice.NOTICED,
            said_on=self.context.today() if said else None,
        )
        self.context.tasks.run(self.context.journal.gratitude.save, changed)
        self.context.notices.say(tr("Marked as said out loud.") if said else tr("Marked as not yet said."))

    def _on_delete_requested(self, appreciation: Appreciation) -> None:
        record = self.editor.draft.record
        if record is not None and record.id == appreciation.id:
            self.editor.close_card()
        self.context.tasks.run(self.context.journal.bin.delete, "appreciation", appreciation.id)
        self.context.notices.deleted("appreciation", appreciation.id, first_words(appreciation.what, 40))

    def _on_editor_closed(self) -> None:
        self._make_room()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.rows.model.rowCount() == 0:
            self.refresh()

    def _on_export_clicked(self) -> None:
        """Offer what the list shows: all of it with the rest days, or the appreciations that match."""
        self.flush()
        wanted = self.filters.wanted
        if wanted == GratitudeFilter(span=wanted.span):
            self._export(None, self.kinds, wanted.span)
            return
        self.context.tasks.run(
            self.context.journal.gratitude.matching,
            wanted,
            done=lambda ids: self._export(ids, frozenset({"appreciation"}), wanted.span),
            latest="gratitude.export",
            owner=self,
        )

    def _export(self, ids: frozenset[UUID] | None, kinds: frozenset[str], span: Span | None) -> None:
        from relationship_journal.exchange.archive import Selection

        self.export_requested.emit(Selection(kinds=kinds, span=span, ids=ids, label=tr("Gratitude")))
