"""The entries of a file one by one: tick what goes into it, untick what stays behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStyleOptionViewItem, QVBoxLayout, QWidget

from relationship_journal.domain.listed import Listed
from relationship_journal.ui.dialogs.chosen_rows import ChosenRowDelegate
from relationship_journal.ui.dialogs.words import brief_day
from relationship_journal.ui.theme import tokens_of
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.paged_model import ITEM
from relationship_journal.ui.widgets.row_delegate import Piece, aside, written
from relationship_journal.ui.widgets.row_list import RowList
from relationship_journal.ui.words import kind_words

if TYPE_CHECKING:
    from relationship_journal.domain.selections import Selection
    from relationship_journal.ui.context import Context

Index = QModelIndex | QPersistentModelIndex
Checked = Qt.CheckState
BOX = 16
"""The side of a tick box, in pixels."""


def line_words(line: Listed) -> str:
    """A line in plain text, for a screen reader."""
    about = f"{brief_day(line.day)}, {kind_words(line.kind)}"
    return f"{about}: {line.text}" if line.text else about


class EntriesModel(QAbstractListModel):
    """Lines with a tick each; all of them, or those that hold every word looked for."""

    ticked = Signal()
    """Something was ticked or unticked."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[Listed] = ()
        self._texts: list[str] = []
        self._shown: Sequence[Listed] = ()
        self._apart: set[UUID] = set()
        self._apart_here = 0
        self.usual = True
        """Whether a line is ticked as long as nobody touches it."""

    def take(self, lines: Sequence[Listed]) -> None:
        """These are all lines there are, and they are shown."""
        self._all = lines
        self._texts = [line.text.casefold() for line in lines]
        self._count_apart()
        self.look_for("")

    def look_for(self, words: str) -> None:
        """Show only the lines whose text holds each of the `words`."""
        wanted = words.casefold().split()
        shown = self._all
        if wanted:
            both = zip(self._all, self._texts, strict=True)
            shown = [line for line, text in both if all(word in text for word in wanted)]
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def start_over(self, *, usual: bool) -> None:
        """Forget every tick; from now on all are ticked, or none."""
        self.usual = usual
        self._apart.clear()
        self._apart_here = 0
        self._tell(0, len(self._shown) - 1)

    def is_ticked(self, line: Listed) -> bool:
        """Whether it goes into the file."""
        return self.usual != (line.id in self._apart)

    def turn(self, row: int) -> None:
        """Tick what was not, and untick what was."""
        id = self._shown[row].id
        self._apart_here += -1 if id in self._apart else 1
        self._apart ^= {id}
        self._tell(row, row)

    def turn_all(self, ids: Iterable[UUID], *, ticked: bool) -> None:
        """Tick or untick these, shown or not."""
        self._apart = self._apart.difference(ids) if ticked == self.usual else self._apart.union(ids)
        self._count_apart()
        self._tell(0, len(self._shown) - 1)

    def turn_shown(self, *, ticked: bool) -> None:
        """Tick or untick every line that is shown."""
        self.turn_all([line.id for line in self._shown], ticked=ticked)

    @property
    def apart(self) -> frozenset[UUID]:
        """What is ticked where usually nothing is, or unticked where usually everything is."""
        return frozenset(self._apart)

    @property
    def counts(self) -> tuple[int, int]:
        """How many of all lines are ticked, and how many there are."""
        every = len(self._all)
        return (every - self._apart_here if self.usual else self._apart_here), every

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._shown) if parent is None or not parent.isValid() else 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._shown):
            return None
        line = self._shown[index.row()]
        if role == ITEM:
            return line
        if role == Qt.ItemDataRole.CheckStateRole:
            return Checked.Checked if self.is_ticked(line) else Checked.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line_words(line)
        return None

    def _count_apart(self) -> None:
        self._apart_here = sum(line.id in self._apart for line in self._all) if self._apart else 0

    def _tell(self, first: int, last: int) -> None:
        if last >= first:
            role = Qt.ItemDataRole.CheckStateRole
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0), [role])
        self.ticked.emit()


class EntriesDelegate(ChosenRowDelegate):
    """Paints a tick box beside the day, the kind and the first words."""

    def __init__(self) -> None:
        super().__init__((12, 10))
        self._gutter = 2 * BOX

    def margin(self, item: Listed) -> Sequence[Piece]:
        return (aside(" "),)

    def body(self, item: Listed) -> Sequence[Piece]:
        about = aside(f"{brief_day(item.day)} · {kind_words(item.kind)}")
        return (about, written(item.text)) if item.text else (about,)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        tokens = tokens_of(option.palette)
        area: Any = option.rect
        box = QRectF(area.x() + 16, area.y() + 12, BOX, BOX)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Checked.Checked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.sage if ticked else tokens.ink2), 1.2))
        painter.setBrush(QColor(tokens.sage if ticked else tokens.surface))
        painter.drawRoundedRect(box, 4, 4)
        if ticked:
            painter.setPen(QPen(QColor(tokens.surface), 2))
            tick = ((4.0, 8.5), (7.0, 11.5), (12.0, 5.0))
            painter.drawPolyline([box.topLeft() + QPointF(x, y) for x, y in tick])
        painter.restore()


class EntriesList(RowList):
    """Turns the tick of a row by a click, Space or Enter."""

    def __init__(self, model: EntriesModel, name: str) -> None:
        super().__init__(model, EntriesDelegate())
        self._lines = model
        self.setAccessibleName(name)
        self.clicked.connect(lambda index: model.turn(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if row >= 0 and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._lines.turn(row)
        else:
            super().keyPressEvent(event)


class ExportEntries(QWidget):
    """The list, what is looked for in it, and how much of it is ticked."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._offered: Selection | None = None
        self.model = EntriesModel()
        self.list = EntriesList(self.model, self.tr("Entries"))
        self.model.setParent(self.list)
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("Look for words"))
        self.words.setAccessibleName(self.tr("Look for words"))
        self.words.setClearButtonEnabled(True)
        self.all = Button(self.tr("Tick all shown"), "quiet")
        self.none = Button(self.tr("Untick all shown"), "quiet")
        self.told = label("", "hint", wrap=True)
        self._build()
        self._connect()

    def offer(self, selection: Selection, failed: Callable[[Exception], None]) -> None:
        """Read what a selection leaves to tick, unless it is shown already."""
        if selection == self._offered:
            return
        from relationship_journal.journal.choosing import offered

        self.told.setText(self.tr("Gathering your words"))

        def show(lines: Sequence[Listed]) -> None:
            self._offered = selection
            self.show_lines(lines)

        self._context.tasks.run(
            offered, self._context.journal, selection,
            done=show, failed=failed, latest="export.entries", owner=self,
        )  # fmt: skip

    def show_lines(self, lines: Sequence[Listed]) -> None:
        """Show these lines; ticks stay where they were."""
        self.model.take(lines)
        self._look()

    def start_over(self, *, usual: bool) -> None:
        """Forget every tick; from now on all are ticked, or none."""
        self.model.start_over(usual=usual)

    @property
    def chosen(self) -> frozenset[UUID]:
        """What was ticked, where usually nothing is."""
        return frozenset() if self.model.usual else self.model.apart

    @property
    def left_out(self) -> frozenset[UUID]:
        """What was unticked, where usually everything is ticked."""
        return self.model.apart if self.model.usual else frozenset()

    def wipe(self) -> None:
        """Forget every line."""
        self._offered = None
        self.words.clear()
        self.model.take(())

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.words, 1)
        head.addWidget(self.all)
        head.addWidget(self.none)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.told)
        layout.addWidget(self.list, 1)
        self.setFocusProxy(self.words)

    def _connect(self) -> None:
        self.words.textChanged.connect(lambda _: self._look())
        self.all.clicked.connect(lambda: self.model.turn_shown(ticked=True))
        self.none.clicked.connect(lambda: self.model.turn_shown(ticked=False))
        self.model.ticked.connect(self._on_ticked)

    def _look(self) -> None:
        self.model.look_for(self.words.text())
        self._count()

    def _on_ticked(self) -> None:
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        ticked, there = self.model.counts
        number = QLocale().toString
        self.told.setText(
            self.tr("{n} of {all} ticked. Space turns the tick of a line.").format(
                n=number(ticked), all=number(there)
            )
        )
