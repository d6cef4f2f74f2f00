"""Everything one sees of an unlocked journal: the rail with its tabs, the pages over it, the notices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from relationship_journal.domain.changes import Changed
from relationship_journal.domain.today import TodayPage
from relationship_journal.ui.actions import TABS, tab_words
from relationship_journal.ui.context import Context
from relationship_journal.ui.reading_order import step
from relationship_journal.ui.tabs.base import Tab
from relationship_journal.ui.unsaved_bar import UnsavedBar
from relationship_journal.ui.widgets.paged_model import PagedModel, emptied
from relationship_journal.ui.widgets.rail import Rail
from relationship_journal.ui.widgets.spoken import hush, room
from relationship_journal.ui.widgets.writing_field import WritingField

if TYPE_CHECKING:
    from relationship_journal.ui.dialogs.sheet import Sheet

ICONS = {
    "today": "sun",
    "diagnosis": "diagnosis",
    "gratitude": "gratitude",
    "rituals": "cup",
    "mood": "chart",
    "letters": "letter",
    "practice": "sprout",
    "conversations": "talk",
}

SPARE_MS = 300
"""How long after the one tab is there the next is built."""


def tab_class(name: str) -> type[Tab]:
    """The class of a tab: `rituals` lives in ui/tabs/rituals.py as RitualsTab."""
    module = import_module(f"relationship_journal.ui.tabs.{name}")
    found: type[Tab] = getattr(module, f"{name.capitalize()}Tab")
    return found


class Desk(QWidget):
    """The rail and its tabs, each built when it is first looked at or when there is time to spare.

    It can be built before there is a journal: nothing is asked of one until `enter`.
    """

    search_requested = Signal()
    settings_requested = Signal()
    lock_requested = Signal()
    leave_requested = Signal()
    export_requested = Signal(object)
    history_requested = Signal(str, object)
    quiet_hour_requested = Signal()
    action_requested = Signal(str)
    """An action of the table, by name."""
    sheet_changed = Signal()
    """A page was laid over the tabs, or put away, or stands alone from now on."""
    two_chairs_requested = Signal(str, str)
    """The name of a card, and its text."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._tabs: dict[str, Tab] = {}
        self._sheet: QWidget | None = None
        self._focused_before: QWidget | None = None
        self._entered = False
        self._places: dict[str, Any] = {}
        self._spare = QTimer(self, singleShot=True, interval=SPARE_MS)
        self._spare.timeout.connect(self._build_one)
        self.rail = Rail()
        room(self.rail)
        self._holders = {name: self._holder(name) for name in TABS}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.unsaved = UnsavedBar(context, self)
        layout.addWidget(self.unsaved)
        layout.addWidget(self.rail, 1)
        context.saving.stuck.connect(self._place_sheet)
        context.saving.cleared.connect(self._place_sheet)
        self.rail.search_requested.connect(self.search_requested)
        self.rail.settings_requested.connect(self.settings_requested)
        self.rail.lock_requested.connect(self.lock_requested)
        self.rail.leave_requested.connect(self.leave_requested)
        self.rail.currentChanged.connect(self._on_rail_changed)

    def has(self, name: str) -> bool:
        """Whether `name` is one of the tabs."""
        return name in TABS

    def prepare(self) -> None:
        """Build what is seen first, before there is a journal."""
        self.tab(TABS[0])

    def rehearse(self, size: QSize) -> None:
        """Dress, lay out and paint it once unseen: letters that were drawn before are drawn sooner."""
        if not self._entered:
            self.resize(size)
            self.grab()
            WritingField("…").grab()  # none is seen before there is a day

    def expect(self, page: TodayPage) -> None:
        """Let Today show this page, already read, when it is first seen."""
        self.tab(TABS[0]).expect(page)

    def enter(self, places: dict[str, Any]) -> None:
        """There is a journal now: show the tab the user was on, where they were."""
        self._entered = True
        self._places = dict(places.get("tabs", {}))
        self.go(places.get("tab", TABS[0]))
        self._spare.start()

    def let_go(self) -> None:
        """The journal is being locked: give back what the lists hold, away from the window."""
        for model in self.findChildren(PagedModel):
            self.context.tasks.compute(emptied, model.give_away())

    @property
    def current_name(self) -> str:
        """The name of the tab in view."""
        return TABS[self.rail.currentIndex()]

    @property
    def current(self) -> Tab:
        """The tab in view."""
        return self.tab(self.current_name)

    def tab(self, name: str) -> Tab:
        """A tab by its name, built now if it was not yet."""
        if name not in self._tabs:
            # With its parent from the start: a finished page that is moved is dressed all over again.
            made = tab_class(name)(self.context, self._holders[name])
            made.day_requested.connect(self.open_day)
            for wish, answer in self._wishes().items():
                if hasattr(made, wish):
                    getattr(made, wish).connect(answer)
            self._tabs[name] = made
            layout = self._holders[name].layout()
            assert layout is not None
            layout.addWidget(made)
            self._restore_place(name)
        return self._tabs[name]

    def _restore_place(self, name: str) -> None:
        """Go back to where the user was on a tab, when it is looked at: a field put into focus on a hidden
        one would take every key from the one in view."""
        if self._entered and name == self.current_name and (place := self._places.pop(name, None)):
            self._tabs[name].restore_place(place)

    def _build_one(self) -> None:
        """Build a tab nobody has looked at yet, so that it is there when somebody does."""
        name = next((name for name in TABS if name not in self._tabs), None)
        if name is not None:
            self.tab(name)
            self._spare.start()

    def go(self, name: str) -> None:
        """Bring a tab into view."""
        self.close_sheet()
        tab = self.tab(name)
        # Asked first: while it turns the page, Qt gives the focus to whatever comes first there.
        new_here = tab.focusProxy() is not None and tab.focusWidget() is None
        self.rail.setCurrentIndex(TABS.index(name))
        lost = new_here or not tab.isAncestorOf(self.focusWidget() or self)
        if lost and not self.rail.tabBar().hasFocus():
            tab.setFocus(Qt.FocusReason.OtherFocusReason)
        self._restore_place(name)

    def open_day(self, day: date) -> None:
        """Show a day on Today."""
        self.go("today")
        self.current.restore_place({"day": day.isoformat()})

    def show_entry(self, kind: str, id: UUID, day: date, word: str = "") -> None:
        """Show an entry where it is at home, with the cursor at `word`."""
        from relationship_journal.domain.kinds import BY_NAME

        self.go(BY_NAME[kind].home)
        self.current.show_entry(kind, id, day, word)

    def begin_ritual(self, known: dict[str, Any]) -> None:
        """Begin a ritual of which some fields are known."""
        self.go("rituals")
        if hasattr(self.current, "begin_with"):
            self.current.begin_with(known)

    def flush(self) -> None:
        """Hand over every text not yet saved."""
        for tab in self._tabs.values():
            tab.flush()
        if self._sheet is not None and hasattr(self._sheet, "flush"):
            self._sheet.flush()

    def places(self) -> dict[str, Any]:
        """Where the user is, to come back to."""
        places = {name: tab.place() for name, tab in self._tabs.items() if name not in self._places}
        return {"tab": self.current_name, "tabs": self._places | places}

    def on_changed(self, changed: Changed) -> None:
        """Tell the tabs what changed in the journal."""
        for tab in self._tabs.values():
            tab.on_changed(changed)

    def show_sheet(self, sheet: QWidget) -> None:
        """Lay a page over the tabs until it is closed: beside the rail, or over it if it `covers_window`."""
        self.close_sheet()
        self._focused_before = self.focusWidget()
        self._sheet = sheet
        sheet.setParent(self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        sheet.setProperty("role", "page")
        self._place_sheet()
        self._hush_what_is_covered()
        sheet.show()
        sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sheet_changed.emit()

    def close_sheet(self) -> None:
        """Put the page over the tabs away."""
        if self._sheet is not None:
            if hasattr(self._sheet, "flush"):
                self._sheet.flush()
            self._sheet.hide()
            self._sheet.deleteLater()
            self._sheet = None
            self._hush_what_is_covered()
            before = self._focused_before
            (before if before and isValid(before) else self.current).setFocus()
            self.sheet_changed.emit()

    def show_page(self, page: Sheet) -> None:
        """The same for a page that knows when it wants to be put away."""
        page.close_requested.connect(self.close_sheet)
        self.show_sheet(page)

    def plan_talk(self, about: str) -> None:
        """Go where talks are planned, and begin one about something."""
        self.go("conversations")
        if hasattr(self.current, "plan_talk"):
            self.current.plan_talk(about)

    @property
    def sheet(self) -> QWidget | None:
        """The page over the tabs, if there is one."""
        return self._sheet

    @property
    def stands_alone(self) -> bool:
        """Whether somebody else has the keyboard, for whom nothing but the page on top is to be reached."""
        return getattr(self._sheet, "stands_alone", False)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks the rail, then the page on top."""
        if self._sheet is not None and self.stands_alone:
            return step(self._sheet, forward)
        return step(self, forward, beneath=self.rail.currentWidget() if self._sheet else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_sheet()

    def _place_sheet(self) -> None:
        if self._sheet is not None:
            covers = getattr(self._sheet, "covers_window", False)
            width = 0 if covers else self.rail.tabBar().width()
            if (layout := self.layout()) is not None:
                layout.activate()  # the bar of what is not saved may just have come or gone
            top = 0 if self.unsaved.isHidden() else self.unsaved.height()
            left = 0 if self.isRightToLeft() else width
            self._sheet.setGeometry(left, top, self.width() - width, self.height() - top)

    def _hush_what_is_covered(self) -> None:
        """A screen reader finds the page on top, and of what is under it as much as can be seen."""
        sheet = self._sheet
        for holder in self._holders.values():
            hush(holder, sheet is not None)
        hush(self.rail, getattr(sheet, "covers_window", False))

    def _holder(self, name: str) -> QWidget:
        holder = QWidget()
        room(holder)
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        self.rail.add_page(holder, ICONS[name], tab_words(name))
        return holder

    def open_run(self, id: UUID, key: str = "") -> None:
        """Go on with a run through a program, at the step `key` when one is named."""
        self.go("practice")
        opening: Any = self.current
        opening.open_run(id, key)

    def show_program(self, program: str) -> None:
        """Show a program one may begin with."""
        self.go("practice")
        showing: Any = self.current
        showing.show_program(program)

    def _wishes(self) -> dict[str, Callable[..., None]]:
        return {
            "export_requested": self.export_requested.emit,
            "history_requested": self.history_requested.emit,
            "entry_requested": self.show_entry,
            "quiet_hour_requested": self.quiet_hour_requested.emit,
            "action_requested": self.action_requested.emit,
            "page_requested": self.show_page,
            "two_chairs_requested": self.two_chairs_requested.emit,
            "talk_requested": self.plan_talk,
            "leave_requested": self.leave_requested.emit,
            "ritual_requested": self.begin_ritual,
            "run_requested": self.open_run,
            "program_requested": self.show_program,
        }

    def _on_rail_changed(self, _: int) -> None:
        self.close_sheet()
        for tab in self._tabs.values():
            tab.flush()
        if self._entered:
            QTimer.singleShot(0, self, self._look_at_current)

    def _look_at_current(self) -> None:
        self.tab(self.current_name)
        self._restore_place(self.current_name)

    def sizeHint(self) -> QSize:
        return QSize(1280, 820)
