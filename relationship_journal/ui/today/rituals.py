"""The card of the day's rituals: a line to tick for each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from relationship_journal.domain.rituals import DayState, Mark
from relationship_journal.domain.today import RitualLine
from relationship_journal.ui.context import Context
from relationship_journal.ui.today.words import ritual_hint
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.check_box import CheckBox
from relationship_journal.ui.widgets.labels import label, rule, tip


class RitualRow(QWidget):
    """A ritual to tick; the menu and the keys D, N, R and Delete say the rest."""

    marked = Signal(object, object)
    """The ritual's id and a Mark, or None to take it back."""

    def __init__(self, line: RitualLine, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = line.ritual.id
        self._mark: Mark | None = None
        self.box = CheckBox()
        self.box.clicked.connect(self._on_box_clicked)
        self._hint = label("", "hint")
        row = QHBoxLayout()
        row.addWidget(self.box, 1)
        row.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if not first:
            column.addWidget(rule())
        column.addLayout(row)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        self._actions = [
            self._action(self.tr("Done"), "D", Mark.DONE),
            self._action(self.tr("Not today"), "N", Mark.NOT_TODAY),
            self._action(self.tr("Let it rest today"), "R", Mark.REST),
            self._action(self.tr("Clear"), "Del", None),
        ]
        self.show_line(line)

    def show_line(self, line: RitualLine) -> None:
        """Show what the day is for this ritual."""
        self._mark = line.mark
        name, hint = line.ritual.name, ritual_hint(line)
        self.box.set_text(name)
        self.box.setChecked(line.state in (DayState.DONE, DayState.DONE_AUTOMATICALLY))
        self.box.setAccessibleName(f"{name}, {hint}" if hint else name)
        tip(self.box, line.ritual.plan)
        self._hint.setText(hint)

    def _action(self, text: str, keys: str, mark: Mark | None) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self.marked.emit(self._id, mark))
        self.addAction(action)
        return action

    def _on_box_clicked(self) -> None:
        self.marked.emit(self._id, None if self._mark is Mark.DONE else Mark.DONE)

    def _on_menu_requested(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self._actions)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(place))


class RitualsCard(Card):
    """Today's rituals, or one sentence on what a ritual is."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(8)
        self._context = context
        self._day = context.today()
        self._rows: dict[UUID, RitualRow] = {}
        self._empty = label(
            self.tr(
                "A ritual is something small you keep for the two of you, like coffee together in the "
                "morning. You can begin one under Rituals."
            ),
            "hint",
            wrap=True,
        )
        self.body.addWidget(self._empty)

    def show_day(self, day: date, today: date, lines: Sequence[RitualLine]) -> None:
        """Show the lines of a day; rows that stay are kept, with their focus."""
        self._day = day
        self.set_title(self.tr("Today’s rituals") if day == today else self.tr("Rituals"))
        if [line.ritual.id for line in lines] != list(self._rows):
            self._rebuild(lines)
        for line in lines:
            self._rows[line.ritual.id].show_line(line)
        self._empty.setVisible(not lines)

    @property
    def rows(self) -> list[RitualRow]:
        """The lines, in order."""
        return list(self._rows.values())

    def _rebuild(self, lines: Sequence[RitualLine]) -> None:
        for row in self._rows.values():
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {line.ritual.id: RitualRow(line, number == 0, self) for number, line in enumerate(lines)}
        for row in self._rows.values():
            row.marked.connect(self._on_row_marked)
            self.body.addWidget(row)

    def _on_row_marked(self, ritual_id: UUID, mark: Mark | None) -> None:
        self._context.tasks.run(self._context.journal.rituals.mark, ritual_id, self._day, mark)
