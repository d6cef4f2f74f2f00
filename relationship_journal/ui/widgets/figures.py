"""A picture, and on wish its figures as a table instead: for ears, for fingers, and for exact readers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from relationship_journal.ui.widgets.button import Button

Index = QModelIndex | QPersistentModelIndex
Rows = Sequence[Sequence[str]]
"""Each row's name first, then its figures."""

ROW = 28
"""The height of a row in pixels."""
NOTHING = "–"
"""Stands where there is no figure: an empty cell says nothing at all."""


class FiguresModel(QAbstractTableModel):
    """Rows of words under `heads`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads: Sequence[str] = ()
        self._rows: Rows = ()

    def show_rows(self, heads: Sequence[str], rows: Rows) -> None:
        """Hold other figures."""
        self.beginResetModel()
        self._heads, self._rows = heads, rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A figure, in words."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._rows[index.row()][index.column() + 1] or NOTHING
        return None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._heads[section] if side == Qt.Orientation.Horizontal else self._rows[section][0]


class Figures(QWidget):
    """Holds `picture`; a link below it turns to the table, named `name`, and back. The table has `most` rows
    in view before one has to scroll."""

    def __init__(self, picture: QWidget, name: str, most: int = 9, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture, self._most = picture, most
        self._heads: Sequence[str] = ()
        self._rows: Callable[[], Rows] = tuple
        self.model = FiguresModel(self)
        self.table = QTableView()
        self.table.setAccessibleName(name)
        self.swap = Button(self.tr("Show as a table"), "link")
        self.swap.clicked.connect(self._on_swap_clicked)
        self._dress_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (picture, self.table):
            layout.addWidget(widget)
        layout.addWidget(self.swap, 0, Qt.AlignmentFlag.AlignLeft)
        self.table.hide()

    @property
    def as_table(self) -> bool:
        """Whether the table is in view."""
        return not self.table.isHidden()

    def offer(self, heads: Sequence[str], rows: Callable[[], Rows]) -> None:
        """The picture shows these figures now; `rows` is asked for them when somebody wants them."""
        self._heads, self._rows = heads, rows
        if self.as_table:
            self._fill()

    def _on_swap_clicked(self) -> None:
        to_table = not self.as_table
        if to_table:
            self._fill()
        self._picture.setVisible(not to_table)
        self.table.setVisible(to_table)
        self.swap.set_text(self.tr("Show as a chart") if to_table else self.tr("Show as a table"))

    def _fill(self) -> None:
        self.model.show_rows(self._heads, self._rows())
        shown = min(self._most, self.model.rowCount()) + 1
        self.table.setFixedHeight(shown * ROW + 4)

    def _dress_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        names, heads = self.table.verticalHeader(), self.table.horizontalHeader()
        names.setDefaultSectionSize(ROW)
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
