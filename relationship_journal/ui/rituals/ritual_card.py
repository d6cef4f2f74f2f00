"""A ritual on its card: today's box, when it comes, its last weeks, how strong it has become."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from relationship_journal.domain.rituals import Mark, RitualOverview, is_scheduled
from relationship_journal.domain.text import first_words
from relationship_journal.ui.rituals.deeds import Deeds
from relationship_journal.ui.rituals.pause_dialog import PauseDialog
from relationship_journal.ui.rituals.ritual_map import RitualMap
from relationship_journal.ui.rituals.words import rest_words, streak_words, today_words, tr, when_words
from relationship_journal.ui.today.words import short_day
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.check_box import CheckBox
from relationship_journal.ui.widgets.labels import label, tip

PLAN_CHARACTERS = 90
MAP_WIDTH = 388
NUMBER_WIDTH = 112
WORDS_WIDTH = 260
"""In pixels, the least that words are given; where it is tight the map shows fewer weeks."""


class RitualCard(Card):
    """One ritual. Its menu, also under the right button, holds everything that can be done with it."""

    edit_requested = Signal(object, str)
    """The ritual, and the name of the field to begin in, or ""."""

    def __init__(self, overview: RitualOverview, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._deeds = deeds
        self.overview = overview
        self.box = CheckBox()
        self.name = label("", "heading", wrap=True)
        self.when = label("", "hint", wrap=True)
        self.plan = label("", "quote", wrap=True)
        self.today = label("", "hint", wrap=True)
        self.map = RitualMap("", overview.ritual.hue)
        self.strength = label("", "number")
        self.streak = label("", "hint", wrap=True)
        self.more = Button(tr("What you can do"), "icon", icon="dots")
        self.archived = overview.ritual.archived_on is not None
        self._actions = self._make_actions()
        self._build()
        self.box.clicked.connect(self._on_box_clicked)
        self.map.marked.connect(self._on_map_marked)
        self.more.clicked.connect(self._on_more_clicked)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_requested)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addSpacerItem(QSpacerItem(WORDS_WIDTH, 0))
        words.addStretch(1)
        for part in (self.name, self.when, self.today, self.plan):
            words.addWidget(part)
        words.addStretch(1)
        numbers = QVBoxLayout()
        numbers.setSpacing(0)
        numbers.addStretch(1)
        for part in (self.strength, label(tr("strength"), "hint"), self.streak):
            part.setAlignment(Qt.AlignmentFlag.AlignRight)
            part.setFixedWidth(NUMBER_WIDTH)
            numbers.addWidget(part)
        numbers.addStretch(1)
        self.map.setMaximumWidth(MAP_WIDTH)
        self.map.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.box)
        row.addLayout(words, 1)
        row.addWidget(self.map)
        row.addLayout(numbers)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.map.setVisible(not self.archived)
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(20, 14, 12, 14)
        layout.setSpacing(0)

    # what is shown

    def show_overview(self, overview: RitualOverview, rest: date | None, today: date) -> None:
        """Show the ritual as it is now; `rest` is the last day of the pause it is in."""
        self.overview = overview
        ritual = overview.ritual
        state = rest_words(rest, today) if overview.paused else today_words(overview)
        if ritual.archived_on is not None:
            state = tr("Put away on {day}").format(day=short_day(ritual.archived_on))
        self.setAccessibleName(ritual.name)
        self.name.setText(ritual.name)
        self.when.setText(when_words(ritual))
        self._fill(self.today, state)
        self._fill(self.plan, first_words(ritual.plan, PLAN_CHARACTERS))
        tip(self.plan, ritual.plan if len(ritual.plan) > PLAN_CHARACTERS else "")
        self._show_today(state)
        self.map.setAccessibleName(tr("{name}, the last weeks").format(name=ritual.name))
        self.map.set_hue(ritual.hue)
        self.map.show_states(
            {day: known if is_scheduled(ritual, day) else None for day, known in overview.states.items()},
            today,
        )
        percent = round(overview.strength * 100)
        self.strength.setText(f"{percent}%")
        self.strength.setAccessibleName(tr("strength {n} percent").format(n=percent))
        self._fill(self.streak, "" if self.archived else "\n".join(streak_words(overview)))
        self.more.setAccessibleName(tr("What you can do with “{name}”").format(name=ritual.name))
        self._show_actions()

    def _show_today(self, state: str) -> None:
        name = self.overview.ritual.name
        self.box.setVisible(not self.archived)
        self.box.setChecked(self.overview.mark is Mark.DONE)
        self.box.setAccessibleName(tr("{name}, done today").format(name=name))
        self.box.setAccessibleDescription(state)
        self.box.setToolTip(tr("Done today"))

    @staticmethod
    def _fill(words: QLabel, text: str) -> None:
        words.setText(text)
        words.setVisible(bool(text))

    # what can be done

    def menu(self) -> QMenu:
        """Everything that can be done with the ritual."""
        menu = QMenu(self)
        for name, action in self._actions.items():
            if action.isVisible():
                menu.addAction(action)
            if name == "down" and not self.archived:
                menu.addMenu(self._group_menu(menu))
                menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _make_actions(self) -> dict[str, QAction]:
        deeds = self._deeds
        return {
            "edit": self._action(tr("Edit"), "E", lambda: self.edit_requested.emit(self.overview.ritual, "")),
            "up": self._action(tr("Move up"), "Alt+Up", lambda: deeds.move_up(self.overview.ritual)),
            "down": self._action(tr("Move down"), "Alt+Down", lambda: deeds.move_down(self.overview.ritual)),
            "pause": self._action(tr("Pause for a season…"), "P", self._on_pause_triggered),
            "resume": self._action(tr("Take up again"), "P", lambda: deeds.resume(self.overview.ritual)),
            "archive": self._action(tr("Put away"), "A", lambda: deeds.archive(self.overview.ritual)),
            "back": self._action(tr("Bring back"), "A", lambda: deeds.bring_back(self.overview.ritual)),
            "delete": self._action(tr("Delete"), "Ctrl+Del", lambda: deeds.delete(self.overview.ritual)),
        }

    def _action(self, text: str, keys: str, deed: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: deed())
        self.addAction(action)
        return action

    def _show_actions(self) -> None:
        before, behind = self._deeds.shelf.neighbours(self.overview.ritual.id)
        shown = {
            "up": before is not None,
            "down": behind is not None,
            "pause": not self.overview.paused and not self.archived,
            "resume": self.overview.paused and not self.archived,
            "archive": not self.archived,
            "back": self.archived,
        }
        for name, visible in shown.items():
            self._actions[name].setVisible(visible)
            self._actions[name].setEnabled(visible)

    def _group_menu(self, menu: QMenu) -> QMenu:
        groups = QMenu(tr("Group"), menu)
        ritual = self.overview.ritual
        for name in ("", *self._deeds.shelf.groups):
            action = groups.addAction(name or tr("No group"))
            action.setCheckable(True)
            action.setChecked(name == ritual.group)
            action.triggered.connect(lambda _=False, name=name: self._deeds.group(ritual, name))
        groups.addSeparator()
        another = groups.addAction(tr("New group…"))
        another.triggered.connect(lambda: self.edit_requested.emit(ritual, "group"))
        return groups

    def _on_box_clicked(self) -> None:
        mark = None if self.overview.mark is Mark.DONE else Mark.DONE
        self._deeds.mark(self.overview.ritual, self._deeds.shelf.today, mark)

    def _on_map_marked(self, day: date, mark: Mark | None) -> None:
        self._deeds.mark(self.overview.ritual, day, mark)

    def _on_pause_triggered(self) -> None:
        dialog = PauseDialog(self.overview.ritual.name, self._deeds.shelf.today, self.window())
        ritual = self.overview.ritual
        self._deeds.hear_help(dialog)
        dialog.chosen.connect(lambda first, last: self._deeds.pause(ritual, first, last))
        dialog.open()

    def _on_more_clicked(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _on_menu_requested(self, place: QPoint) -> None:
        self.menu().popup(self.mapToGlobal(place))
