"""Conversations: a calm time, a kind opening, and then mostly listening."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.changes import Changed
from relationship_journal.domain.conversations import Conversation, Talks, words_of
from relationship_journal.domain.prompts import Prompts
from relationship_journal.domain.rituals import RitualOverview
from relationship_journal.domain.text import first_words
from relationship_journal.ui.cards.deck_panel import DeckPanel
from relationship_journal.ui.context import Context
from relationship_journal.ui.conversations.last_talk import LastTalkCard
from relationship_journal.ui.conversations.regular_card import RegularCard
from relationship_journal.ui.conversations.talk_card import KIND, TalkCard
from relationship_journal.ui.conversations.talk_list import TalksCard
from relationship_journal.ui.conversations.words import tr
from relationship_journal.ui.draft import LABEL_CHARACTERS
from relationship_journal.ui.tabs.base import Tab
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.empty_state import EmptyState
from relationship_journal.ui.widgets.page_header import PageHeader
from relationship_journal.ui.widgets.scroll import GAP, Scroll

NARROW = 760
"""Below this width, in pixels, the cards of questions stand below the talks."""
TALKS, CARDS = 27, 20
"""How the width is shared between them."""


class ConversationsTab(Tab):
    """The next talk, the last one, regular ones and all of them; beside them the cards to draw."""

    kinds: ClassVar[frozenset[str]] = frozenset({KIND, "ritual", "tick", "season_pause"})
    history_requested = Signal(str, object)
    entry_requested = Signal(str, object, object)
    """Kind, id and day of an entry at home on another tab."""
    page_requested = Signal(object)
    """A page (Sheet) to lay over the tabs."""
    two_chairs_requested = Signal(str, str)
    """The name of a card, and its text."""
    ritual_requested = Signal(object)
    """A ritual the user wants to begin: what is known of it, values by the names of its fields."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._wanted: dict[str, Any] = {}
        self._talks = Talks(None, None, 0)
        self.card = TalkCard(context)
        self.last = LastTalkCard()
        self.regular = RegularCard()
        self.talks = TalksCard(context)
        self.empty = EmptyState(
            tr(
                "Here you prepare a talk the two of you need: a calm time, a kind first sentence, and one "
                "thing you would like to understand."
            ),
            tr("“I miss telling you about my day. I would love ten minutes with you over tea.”"),
            tr("Plan a talk"),
        )
        self.cards = DeckPanel(context)
        self.side = QVBoxLayout()
        """What stands beside the talks; nothing there leaves them the whole width."""
        self._beside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll = Scroll(self)
        self._build()
        self._connect()
        self._show_parts()
        self._ask_for_words()

    def _build(self) -> None:
        header = PageHeader(
            tr("Conversations"), tr("A calm time, a kind opening, and then mostly listening.")
        )
        self.add = Button(tr("Plan a talk"), "primary")
        header.actions.addWidget(self.add)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        for widget in (self.empty, self.card, self.last, self.regular, self.talks):
            left.addWidget(widget)
        left.addStretch(1)
        self.side.setContentsMargins(0, 0, 0, 0)
        self.side.setSpacing(GAP)
        self.side.addWidget(self.cards)
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addLayout(self.side)
        beside.addStretch(1)
        self._columns.setSpacing(GAP)
        self._columns.addLayout(left, TALKS)
        self._columns.addWidget(self._beside, CARDS)
        self._scroll.page.addWidget(header)
        self._scroll.page.addLayout(self._columns)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self.card.hide()

    def _connect(self) -> None:
        self.add.clicked.connect(self.new)
        self.empty.started.connect(self.new)
        self.card.closed.connect(self._on_card_closed)
        self.card.history_requested.connect(self.history_requested)
        self.last.opened.connect(self._open)
        self.talks.talk_activated.connect(self._open)
        self.talks.delete_requested.connect(self._on_delete_requested)
        self.regular.ritual_opened.connect(self._on_ritual_opened)
        self.regular.planned.connect(self.ritual_requested)
        self.cards.page_requested.connect(self.page_requested)
        self.cards.two_chairs_requested.connect(self.two_chairs_requested)
        self.cards.day_requested.connect(self.day_requested)

    def _ask_for_words(self) -> None:
        library, compute = self.context.library, self.context.tasks.compute
        compute(lambda: library.opening_words, done=self.card.plan.opener.know, owner=self)
        compute(lambda: library.prompts, done=self._on_prompts_read, owner=self)

    def _on_prompts_read(self, prompts: Prompts) -> None:
        self.card.plan.know_hints(prompts.planner)
        self.card.plan.moves.offer(prompts.listening)

    # what is shown

    def refresh(self) -> None:
        """Ask for the talks, the regular ones, and the one that is open."""
        self._ask_for_talks()
        regular, today = self.context.journal.conversations.regular, self.context.today()
        self.context.tasks.run(
            regular, today, done=self._on_regular_read, latest="conversations.regular", owner=self
        )

    def _ask_for_talks(self) -> None:
        overview = self.context.journal.conversations.overview
        self.context.tasks.run(overview, done=self._on_talks_read, latest="conversations", owner=self)
        self.talks.reload()
        self.card.refresh()

    def _on_talks_read(self, talks: Talks) -> None:
        self._talks = talks
        if self.card.isHidden() and talks.next is not None and not self._wanted:
            self.card.take_up(talks.next)
        if talks.last is not None:
            self.last.show_talk(talks.last, self.context.today())
        self._show_parts()

    def _on_regular_read(self, overviews: list[RitualOverview]) -> None:
        self.regular.show_talks(overviews, self.context.today())
        self._show_parts()

    def _show_parts(self) -> None:
        talks, open_id = self._talks, self.card.open_id
        writing = not self.card.isHidden()
        nothing = talks.count == 0 and not writing
        self.empty.setVisible(nothing)
        self.add.setVisible(not nothing)
        self.last.setVisible(talks.last is not None and talks.last.id != open_id)
        self.talks.setVisible(talks.count > (1 if writing else 0))
        self.card.done.setVisible(talks.next is None or talks.next.id != open_id)
        self._beside.setVisible(self.side.count() > 0)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if self.width() >= NARROW else way.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_parts()

    # what the user does

    def new(self) -> None:
        """Plan a talk."""
        self.plan_talk("")

    def plan_talk(self, about: str) -> None:
        """Plan a talk about something; its subject is kept at once, unless it is empty."""
        self._wanted = {}
        self.card.begin(about)
        self._show_parts()
        self._scroll.verticalScrollBar().setValue(0)

    def flush(self) -> None:
        """Hand over what was written."""
        self.card.flush()
        self.cards.flush()

    def show_entry(self, kind: str, id: object, day: date, word: str = "") -> None:
        """Open a talk with the cursor at `word`."""
        if kind == KIND:
            self._find(UUID(str(id)), {"word": word})
        else:
            self.cards.show_entry(kind, id, word)

    def place(self) -> dict[str, Any]:
        """The talk that is open, with the cursor in it, and the deck that is on top."""
        where = {} if self.card.isHidden() else self.card.place()
        return {
            "cards": self.cards.place(),
            **where,
        }

    def restore_place(self, place: dict[str, Any]) -> None:
        """Go back to it."""
        self.cards.restore_place(place.get("cards", {}))
        if place.get("open"):
            self._find(UUID(place["open"]), place)

    def on_changed(self, changed: Changed) -> None:
        """Tell the cards, too, which look after themselves."""
        if self.isVisible() and changed.kinds & self.kinds == {KIND}:
            self._ask_for_talks()  # a word was written: nothing else is another
        else:
            super().on_changed(changed)
        self.cards.on_changed(changed)

    def _find(self, id: UUID, wanted: dict[str, Any]) -> None:
        self._wanted = {"id": id, **wanted}
        self.context.tasks.run(
            self.context.journal.find, KIND, id, done=self._on_found, latest="conversations.find", owner=self
        )

    def _on_found(self, talk: object) -> None:
        wanted, self._wanted = self._wanted, {}
        if not isinstance(talk, Conversation) or talk.deleted_at is not None:
            self._ask_for_talks()
        elif "word" in wanted:
            self._open(talk, wanted["word"])
        else:
            self.card.take_up(talk)
            self.card.restore_cursor(wanted)
            self._show_parts()

    def _open(self, talk: Conversation, word: str = "") -> None:
        self.card.open(talk, word)
        self._show_parts()

    def _on_delete_requested(self, talk: Conversation) -> None:
        if self.card.open_id == talk.id:
            self.card.delete()
            return
        self.context.tasks.run(self.context.journal.bin.delete, KIND, talk.id)
        self.context.notices.deleted(KIND, talk.id, first_words(words_of(talk), LABEL_CHARACTERS))

    def _on_card_closed(self) -> None:
        focused = self.focusWidget()
        was_writing = self.isVisible() and focused is not None and self.card.isAncestorOf(focused)
        self.card.hide()
        self.refresh()
        if was_writing:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_ritual_opened(self, id: UUID) -> None:
        self.entry_requested.emit("ritual", id, self.context.today())
