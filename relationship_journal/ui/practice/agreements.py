"""The library of agreements: what the two of you try, and when you look at it again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.agreements import Agreement, due_for_review
from relationship_journal.ui.context import Context
from relationship_journal.ui.practice.agreement_editor import KIND, AgreementEditor
from relationship_journal.ui.practice.section import PracticeSection
from relationship_journal.ui.practice.words import review_words, standing_words, tr
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.empty_state import EmptyState
from relationship_journal.ui.widgets.labels import label, rule
from relationship_journal.ui.widgets.scroll import GAP

NARROW = 760
"""Below this width, in pixels, the list and the open agreement stand below each other."""


class AgreementRow(QWidget):
    """One agreement in the list: what it is about, and where it stands."""

    opened = Signal(object)

    def __init__(self, agreement: Agreement, today: date, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agreement = agreement
        about = agreement.about.strip() or tr("Not named yet")
        due = review_words(agreement, today)
        standing = due or standing_words()[agreement.standing]
        self.button = Button(about, "name")
        self.button.setAccessibleName(f"{about}, {standing}")
        self.button.clicked.connect(lambda: self.opened.emit(self.agreement))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if not first:
            column.addWidget(rule())
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label(standing, "hint", tone="ember" if due_for_review([agreement], today) else ""))


class AgreementsPage(PracticeSection):
    """The list, and beside it the agreement that is open."""

    kinds: ClassVar[frozenset[str]] = frozenset({KIND})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._wanted: dict[str, Any] = {}
        self._opened: UUID | None = None
        self._shown: tuple[date, list[Agreement]] | None = None
        self.rows: list[AgreementRow] = []
        self.empty = EmptyState(
            tr(
                "Here is what the two of you decided to try: one disagreement at a time, with a day to look "
                "at it again. Nobody counts who gave way."
            ),
            tr("“Fridays out, home by ten. We look at it again after four weeks.”"),
            tr("Write one down"),
        )
        self.list = Card(tr("Agreements"))
        self.add = Button(tr("Write one down"), "link")
        self.list.header.addWidget(self.add)
        self.editor = AgreementEditor(context)
        self.editor.hide()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(GAP)
        self._columns.addWidget(self.list, 2, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self.editor, 3, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.empty)
        layout.addLayout(self._columns)
        layout.addStretch(1)
        self.add.clicked.connect(self.new)
        self.empty.started.connect(self.new)
        self.editor.closed.connect(self._on_editor_closed)
        self.editor.history_requested.connect(self.history_requested)
        self.empty.hide()

    def refresh(self) -> None:
        self.context.tasks.run(
            self.context.journal.agreements.all,
            done=self._on_agreements_read, latest="practice.agreements", owner=self,
        )  # fmt: skip
        self.editor.refresh()

    def flush(self) -> None:
        self.editor.flush()

    def new(self) -> None:
        self.editor.begin()
        self._arrange()

    def show_entry(self, kind: str, id: UUID, day: date, word: str = "") -> None:
        self._wanted = {"open": str(id), "word": word}
        self.refresh()

    def place(self) -> dict[str, Any]:
        return {} if self.editor.isHidden() else self.editor.place()

    def restore_place(self, place: dict[str, Any]) -> None:
        if place.get("open"):
            self._wanted = place
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if self.width() >= NARROW else way.TopToBottom)

    def _on_agreements_read(self, agreements: Sequence[Agreement]) -> None:
        today = self.context.today()
        due = due_for_review(agreements, today)
        ordered = [*due, *(one for one in agreements if one not in due)]
        if (today, ordered) != self._shown:
            self._shown = today, ordered
            self._rebuild(ordered, today)
        wanted, self._wanted = self._wanted, {}
        found = next((one for one in ordered if str(one.id) == wanted.get("open")), None)
        if found is not None:
            self.editor.open(found, wanted.get("word", ""))
            self.editor.restore_cursor(wanted)
        self._arrange()

    def _rebuild(self, agreements: Sequence[Agreement], today: date) -> None:
        focused = next((row.agreement.id for row in self.rows if row.button.hasFocus()), None)
        for row in self.rows:
            self.list.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [
            AgreementRow(one, today, number == 0, self.list) for number, one in enumerate(agreements)
        ]
        for row in self.rows:
            row.opened.connect(self._on_row_opened)
            self.list.body.addWidget(row)
            if row.agreement.id == focused:
                row.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        writing = not self.editor.isHidden()
        self.list.setVisible(bool(self.rows))
        self.empty.setVisible(not self.rows and not writing)

    def _on_row_opened(self, agreement: Agreement) -> None:
        self._opened = agreement.id
        self.editor.open(agreement)
        self._arrange()

    def _on_editor_closed(self) -> None:
        self.editor.hide()
        self._arrange()
        if self.rows:
            came_from = next((row for row in self.rows if row.agreement.id == self._opened), self.rows[0])
            came_from.button.setFocus(Qt.FocusReason.OtherFocusReason)
