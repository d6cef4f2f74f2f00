"""Rituals: small things you both protect."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relationship_journal.domain.rituals import Ritual, RitualOverview
from relationship_journal.ui.context import Context
from relationship_journal.ui.rituals.deeds import KIND, Deeds
from relationship_journal.ui.rituals.editor import RitualEditor
from relationship_journal.ui.rituals.ritual_card import RitualCard
from relationship_journal.ui.rituals.shelf import Shelf, read_shelf
from relationship_journal.ui.rituals.words import tr
from relationship_journal.ui.tabs.base import Tab
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.empty_state import EmptyState
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.page_header import PageHeader
from relationship_journal.ui.widgets.scroll import Scroll

CARD_GAP = 14


class RitualsTab(Tab):
    """A card for each ritual, in groups; or the editor in their place."""

    kinds: ClassVar[frozenset[str]] = frozenset({KIND, "tick", "season_pause"})
    history_requested = Signal(str, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.deeds = Deeds(context)
        self.cards: dict[UUID, RitualCard] = {}
        self.editor = RitualEditor(context)
        self.empty = EmptyState(
            tr("Here you keep the small things you both protect, and see how strong each has become."),
            tr("“When the kettle is on in the morning, we sit down together.”"),
            tr("New ritual"),
        )
        self.away = Button("", "link")
        self._shows_away = False
        self._wanted: dict[str, str] = {}
        self._headings: list[QWidget] = []
        self._shelf = QWidget()
        self._rows = QVBoxLayout(self._shelf)
        self._scroll = Scroll(self)
        self._build()
        self._show_editor(False)

    def _build(self) -> None:
        header = PageHeader(tr("Rituals"), tr("Small things you both protect."))
        self.add = Button(tr("New ritual"), "primary")
        header.actions.addWidget(self.add)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(CARD_GAP)
        for widget in (header, self.empty, self.editor, self._shelf):
            self._scroll.page.addWidget(widget)
        self._scroll.page.addWidget(self.away, 0, Qt.AlignmentFlag.AlignLeft)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self.add.clicked.connect(self.new)
        self.empty.started.connect(self.new)
        self.away.clicked.connect(self._on_away_clicked)
        self.editor.closed.connect(self._on_editor_closed)
        self.editor.history_requested.connect(self.history_requested)

    # what is shown

    def refresh(self) -> None:
        """Ask for the rituals, and for the one that is open."""
        self.context.tasks.run(
            read_shelf, self.context.journal.rituals, self.context.today(),
            done=self._on_shelf_read, latest="rituals", owner=self,
        )  # fmt: skip
        self.editor.refresh()

    def _on_shelf_read(self, shelf: Shelf) -> None:
        self.deeds.shelf = shelf
        self.editor.offer_groups(shelf.groups)
        self._arrange()
        for card in self.cards.values():
            one = card.overview
            card.show_overview(one, shelf.rests.get(one.ritual.id), shelf.today)
        self._show_editor(not self.editor.isHidden())

    def _arrange(self) -> None:
        """Put the cards into their order; a card that stays keeps the focus."""
        shelf = self.deeds.shelf
        shown = [*shelf.living, *(shelf.archived if self._shows_away else ())]
        kept, self.cards = self.cards, {}
        for one in shown:
            known = kept.get(one.ritual.id)
            if known is not None and known.archived == (one.ritual.archived_on is not None):
                self.cards[one.ritual.id] = kept.pop(one.ritual.id)
                known.overview = one
            else:
                self.cards[one.ritual.id] = self._card(one)
        self._clear(list(kept.values()))
        self._fill(shelf.living)
        if self._shows_away and shelf.archived:
            self._add_heading(tr("Put away"))
            self._fill(shelf.archived, headings=False)

    def _card(self, overview: RitualOverview) -> RitualCard:
        card = RitualCard(overview, self.deeds, self._shelf)
        card.edit_requested.connect(self._on_edit_requested)
        return card

    def _clear(self, gone: Sequence[QWidget]) -> None:
        for widget in (*gone, *self._headings):
            self._rows.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._headings = []
        for card in self.cards.values():
            self._rows.removeWidget(card)

    def _fill(self, overviews: Sequence[RitualOverview], headings: bool = True) -> None:
        group = ""
        for one in overviews:
            if headings and one.ritual.group != group:
                group = one.ritual.group
                self._add_heading(group)
            self._rows.addWidget(self.cards[one.ritual.id])

    def _add_heading(self, text: str) -> None:
        heading = label(text, "heading")
        heading.setContentsMargins(0, 12, 0, 0)
        self._headings.append(heading)
        self._rows.addWidget(heading)

    def _show_editor(self, shown: bool) -> None:
        shelf = self.deeds.shelf
        count = len(shelf.archived)
        self.editor.setVisible(shown)
        self._shelf.setVisible(not shown and bool(self.cards))
        self.empty.setVisible(not shown and not self.cards)
        self.away.setVisible(not shown and count > 0)
        self.away.set_text(
            tr("Hide what you put away") if self._shows_away else tr("Put away ({n})").format(n=count)
        )

    # what the user does

    def new(self) -> None:
        """Begin a ritual."""
        self.begin_with({})

    def begin_with(self, known: dict[str, Any]) -> None:
        """Begin a ritual of which some fields are known."""
        self._show_editor(True)
        self.editor.begin(**known)

    def flush(self) -> None:
        """Hand over what was written."""
        self.editor.flush()

    def show_entry(self, kind: str, id: object, day: date, word: str = "") -> None:
        """Open a ritual with the cursor at `word`."""
        self._find(UUID(str(id)), {"word": word})

    def place(self) -> dict[str, Any]:
        """What is open, and whether what was put away is shown."""
        where: dict[str, Any] = {"away": self._shows_away}
        return where if self.editor.isHidden() else where | self.editor.place()

    def restore_place(self, place: dict[str, Any]) -> None:
        """Go back to it."""
        if bool(place.get("away", False)) != self._shows_away:
            self._on_away_clicked()
        if place.get("ritual"):
            self._find(UUID(place["ritual"]), {})

    def _find(self, id: UUID, wanted: dict[str, str]) -> None:
        self._wanted = wanted
        self.context.tasks.run(
            self.context.journal.find, KIND, id, done=self._on_found, latest="rituals.find", owner=self
        )

    def _on_found(self, ritual: object) -> None:
        if isinstance(ritual, Ritual) and ritual.deleted_at is None:
            self._show_editor(True)
            self.editor.open(ritual, word=self._wanted.get("word", ""))

    def _on_edit_requested(self, ritual: Ritual, field: str) -> None:
        self._show_editor(True)
        self.editor.open(ritual, field)
        self._scroll.verticalScrollBar().setValue(0)

    def _on_editor_closed(self) -> None:
        self._show_editor(False)
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_away_clicked(self) -> None:
        self._shows_away = not self._shows_away
        self._on_shelf_read(self.deeds.shelf)
