"""The counsellor list: what to bring, notes afterwards, and homework."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relationship_journal.domain.plans import CounsellorItem, Errand
from relationship_journal.ui.context import Context
from relationship_journal.ui.practice.lines import LineKind, LinesCard
from relationship_journal.ui.practice.section import PracticeSection
from relationship_journal.ui.practice.words import tr
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.scroll import GAP

KIND = "counsellor_item"
STAYS = timedelta(days=14)
"""How long something ticked stays in view."""


class CounsellorPage(PracticeSection):
    """Three lists; what was ticked a while ago is put aside until it is asked for."""

    kinds: ClassVar[frozenset[str]] = frozenset({KIND})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._items: Sequence[CounsellorItem] = ()
        self._shows_aside = False
        self._wanted: tuple[UUID, str] | None = None
        self.cards = {
            Errand.BRING: self._card(
                Errand.BRING,
                tr("To bring"),
                tr("What you would like to talk about. Nobody sees the list unless you show it."),
                tr("Why Sundays turn sour"),
            ),
            Errand.NOTE: self._card(
                Errand.NOTE,
                tr("Notes afterwards"),
                tr("What was said that you want to keep, in your own words."),
                tr("We both thought the other one had stopped asking"),
            ),
            Errand.HOMEWORK: self._card(
                Errand.HOMEWORK,
                tr("Homework"),
                tr("What you agreed to try until the next time."),
                tr("Ten minutes after dinner, phones in the hall"),
            ),
        }
        self.aside = Button("", "link")
        self.aside.clicked.connect(self._on_aside_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        words = tr("If you see a counsellor together or alone, this keeps what belongs there in one place.")
        layout.addWidget(label(words, "hint", wrap=True))
        for card in self.cards.values():
            layout.addWidget(card)
        layout.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def _card(self, errand: Errand, title: str, hint: str, suggestion: str) -> LinesCard:
        context = self.context
        lines = LineKind(
            KIND,
            fresh=lambda: context.journal.plans.new_item(context.today(), errand),
            save=lambda item: context.journal.plans.save_item(item),
            suggestion=suggestion,
            ticked=errand is not Errand.NOTE,
        )
        return LinesCard(context, title, hint, lines)

    def refresh(self) -> None:
        self.context.tasks.run(
            self.context.journal.plans.items,
            done=self._on_items_read, latest="practice.counsellor", owner=self,
        )  # fmt: skip

    def flush(self) -> None:
        for card in self.cards.values():
            card.flush()

    def new(self) -> None:
        self.cards[Errand.BRING].focus_new()

    def show_entry(self, kind: str, id: UUID, day: date, word: str = "") -> None:
        self._wanted, self._shows_aside = (id, word), True
        self.refresh()

    def place(self) -> dict[str, Any]:
        focused = (card.focused() for card in self.cards.values())
        item = next((id for id in focused if id), None)
        return {"item": str(item)} if item else {}

    def restore_place(self, place: dict[str, Any]) -> None:
        if place.get("item"):
            self._wanted = UUID(place["item"]), ""
            self.refresh()

    def _on_items_read(self, items: Sequence[CounsellorItem]) -> None:
        self._items = items
        self._show()
        wanted, self._wanted = self._wanted, None
        found = (card.line_of(wanted[0]) for card in self.cards.values()) if wanted else iter(())
        line = next((one for one in found if one is not None), None)
        if line is not None and wanted is not None:
            line.focus_at(wanted[1])

    def _show(self) -> None:
        since = self.context.today() - STAYS
        aside = {item.id for item in self._items if item.done_on is not None and item.done_on < since}
        shown = [item for item in self._items if self._shows_aside or item.id not in aside]
        for errand, card in self.cards.items():
            card.show_records([item for item in shown if item.errand is errand])
        self.aside.setVisible(bool(aside))
        self.aside.set_text(
            tr("Hide what was done before")
            if self._shows_aside
            else tr("Done before ({n})").format(n=len(aside))
        )

    def _on_aside_clicked(self) -> None:
        self._shows_aside = not self._shows_aside
        self._show()
