"""Today: the whole daily practice in three minutes, on one page, for any day."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from relationship_journal.domain.days import month_of
from relationship_journal.domain.today import TodayPage
from relationship_journal.ui.context import Context
from relationship_journal.ui.tabs.base import Tab
from relationship_journal.ui.today.appreciations import AppreciationsCard
from relationship_journal.ui.today.check_in import CheckInCard
from relationship_journal.ui.today.header import DayHeader
from relationship_journal.ui.today.memories import MemoriesCard
from relationship_journal.ui.today.places import Places
from relationship_journal.ui.today.practice import PracticeCard
from relationship_journal.ui.today.question import QuestionCard
from relationship_journal.ui.today.reflections import ReflectionsCard
from relationship_journal.ui.today.rest import RestCard
from relationship_journal.ui.today.review import ReviewCard
from relationship_journal.ui.today.rituals import RitualsCard
from relationship_journal.ui.widgets.scroll import GAP, MARGIN_X, Scroll

NARROW = 820
"""Below this width, in pixels, the two columns stand below each other."""

MINUTE_MS = 60_000
SEEN_MS = 30
"""By then a page that was just read is painted."""


class TodayTab(Tab):
    """One day's page. Every field saves itself; a day is left only after all was handed over."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {
            "appreciation",
            "rest_day",
            "reflection",
            "check_in",
            "tag",
            "ritual",
            "tick",
            "season_pause",
            "agreement",
            "run",
            "answer",
            "card_talk",
            "own_card",
        }
    )
    history_requested = Signal(str, object)
    """Kind and id of an entry whose earlier versions the user wants to see."""
    talk_requested = Signal(str)
    """A talk about this question shall be planned."""
    run_requested = Signal(object, str)
    """The run through a program (id) the user wants to go on with, and the step ("" for where it stands)."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._today = self._day = context.today()
        self._shown: date | None = None
        self._place: dict[str, Any] = {}
        self._ahead: TodayPage | None = None
        self.header = DayHeader(self._today)
        self.appreciations = AppreciationsCard(context)
        self.check_in = CheckInCard(context)
        self.reflections = ReflectionsCard(context)
        self.rituals = RitualsCard(context)
        self.memories = MemoriesCard()
        self.rest = RestCard(context)
        self.review = ReviewCard(context)
        self.practice = PracticeCard(context)
        self.question = QuestionCard(context)
        self._around = (self.question, self.practice, self.review)
        """Cards that ask for themselves, once the page is seen: `ask(day, today)`."""
        self._fields = Places(self.appreciations, self.check_in, self.question, self.reflections)
        self._build()
        self._connect()
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self._on_minute_passed)
        self._minute.start()

    @property
    def day(self) -> date:
        """The day in view."""
        return self._day

    def show_day(self, day: date) -> None:
        """Go to a day; the future is not written yet."""
        self._today = self.context.today()
        self._day = min(day, self._today)
        self.refresh()

    def expect(self, page: TodayPage) -> None:
        """Show this page, already read, when its day is next asked for."""
        self._ahead = page

    def choose_day(self) -> None:
        """Open the calendar."""
        self.header.open_calendar()

    def refresh(self) -> None:
        """Ask for the day's page."""
        journal, tasks = self.context.journal, self.context.tasks
        self.header.show_day(self._day, self._today)
        ahead, self._ahead = self._ahead, None
        if ahead is not None and (ahead.day, ahead.today) == (self._day, self._today):
            self._on_page_read(ahead)
            return
        tasks.run(
            journal.today.page, self._day, self._today, done=self._on_page_read, latest="today", owner=self
        )

    def flush(self) -> None:
        """Save every field now."""
        self.appreciations.flush()
        self.check_in.flush()
        self.question.flush()
        self.reflections.flush()

    def new(self) -> None:
        """The cursor goes to the first empty line of appreciation."""
        self.appreciations.focus_new()

    def show_entry(self, kind: str, id: object, day: date, word: str = "") -> None:
        """Open the day of an entry, with the cursor in it at `word`."""
        self._place = {"kind": kind, "id": str(id), "word": word}
        self.show_day(day)

    def place(self) -> dict[str, Any]:
        """The day, and the field and cursor in it; a place at today's page follows the day."""
        day = {} if self._day == self._today else {"day": self._day.isoformat()}
        return day | self._fields.current()

    def restore_place(self, place: dict[str, Any]) -> None:
        """Go back to a day and field."""
        self._place = place
        self.show_day(date.fromisoformat(place["day"]) if "day" in place else self.context.today())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        sides = (self._columns.itemAt(side) for side in range(self._columns.count()))
        needed = sum(side.minimumSize().width() for side in sides if side is not None)
        narrow = self.width() < max(NARROW, needed + GAP + 2 * MARGIN_X)
        self._columns.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def _build(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (left, (self.appreciations, self.check_in, self.question, self.reflections)),
            (right, (self.rituals, self.practice, self.review, self.memories, self.rest)),
        ):
            column.setSpacing(GAP)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(GAP)
        self._columns.addLayout(left, 3)
        self._columns.addLayout(right, 2)
        self._scroll = Scroll(self)
        self._scroll.page.addWidget(self.header)
        self._scroll.page.addLayout(self._columns)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _connect(self) -> None:
        self.header.day_chosen.connect(self.show_day)
        self.header.month_shown.connect(self._on_month_shown)
        self.memories.day_chosen.connect(self.show_day)
        self.question.talk_requested.connect(self.talk_requested)
        self.practice.run_requested.connect(self.run_requested)
        self.practice.day_counted.connect(self.header.set_subtitle)
        self.review.opened.connect(lambda one: self.entry_requested.emit("agreement", one.id, one.day))
        self.appreciations.left_downwards.connect(self._on_appreciations_left)
        self.reflections.history_requested.connect(self.history_requested)

    def _on_page_read(self, page: TodayPage) -> None:
        if page.day != self._day:
            return
        begun, another = self._shown is None, page.day != self._shown
        if another:
            self._scroll.verticalScrollBar().setValue(0)
        self._shown = page.day
        self.appreciations.show_day(page.day, page.appreciations, page.offers_saying)
        self.check_in.show_day(page.day, page.check_ins, page.tags)
        self.reflections.show_day(page.day, page.reflections)
        self.rituals.show_day(page.day, page.today, page.rituals)
        self.memories.show_memories(page.a_year_ago, page.day)
        self.rest.show_day(page.day, page.today, page.rest)
        if self._place or (begun and page.day == page.today):
            # New lines are shown once the layout had its turn, and only what is shown takes the cursor.
            QTimer.singleShot(0, self, self._place_cursor)
        # What lies around the page reads all there is of something: it comes once the page is seen.
        QTimer.singleShot(SEEN_MS, self, lambda: self._ask_around(another))

    def _ask_around(self, another_day: bool) -> None:
        """The streak, and what helps with writing."""
        if not self.isVisible():  # left or locked meanwhile
            self._stale = True
            return
        for card in self._around:
            card.ask(self._day, self._today)
        journal, tasks = self.context.journal, self.context.tasks
        tasks.run(
            journal.today.streak, self._today, done=self.header.show_streak, latest="today.streak", owner=self
        )
        if another_day:
            tasks.run(journal.gratitude.earlier_texts, done=self.appreciations.set_earlier, owner=self)
        tasks.run(journal.gratitude.tags, done=self.appreciations.offer_tags, latest="today.tags", owner=self)

    def _place_cursor(self) -> None:
        """Where the user was, or else into the first empty line."""
        if not self.isVisible():  # left or locked meanwhile: the keys belong to another page
            return
        place, self._place = self._place, {}
        if place.get("kind") == "card_talk":
            self.question.put_cursor(int(place.get("cursor", 0)))
        elif place:
            self._fields.restore(place)
        elif not self._has_focus():
            self.appreciations.focus_new()

    def _has_focus(self) -> bool:
        """Whether the user is busy somewhere on the page already."""
        focused = self.focusWidget()
        return isinstance(focused, QTextEdit)

    def _on_month_shown(self, day: date) -> None:
        self.context.tasks.run(
            self.context.journal.days_with_entries,
            month_of(day),
            done=self.header.mark_days,
            latest="today.month",
            owner=self,
        )

    def _on_appreciations_left(self) -> None:
        scale = self.check_in.scale
        scale.buttons[(scale.value or 1) - 1].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_minute_passed(self) -> None:
        """A new day has begun: follow it, unless another day is being looked at."""
        now = self.context.today()
        if now == self._today:
            return
        followed = self._day == self._today
        self._today = now
        if followed:
            self._day = now
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
