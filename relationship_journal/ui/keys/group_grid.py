"""The groups of a recovery sheet on the screen: numbered, large, and not to be copied by a slip."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from relationship_journal.ui.widgets.labels import label

ACROSS = 4


class GroupGrid(QWidget):
    """Fourteen groups in rows of four. Nothing of them can be selected; `show_groups(())` forgets them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 8, 0, 8)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(16)
        self._labels: list[QLabel] = []

    def show_groups(self, groups: tuple[str, ...]) -> None:
        """Show these groups in place of others."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._labels = []
        for index, group in enumerate(groups):
            self._grid.addWidget(self._cell(index + 1, group), index // ACROSS, index % ACROSS)

    @property
    def groups(self) -> tuple[str, ...]:
        """What is shown."""
        return tuple(shown.text() for shown in self._labels)

    def _cell(self, number: int, group: str) -> QWidget:
        cell = QWidget()
        row = QHBoxLayout(cell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        count = label(str(number), "hint")
        count.setFixedWidth(20)
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        shown = label(group, "group")
        shown.setAccessibleName(self.tr("Group {n}: {group}").format(n=number, group=" ".join(group)))
        self._labels.append(shown)
        row.addWidget(count)
        row.addWidget(shown)
        row.addStretch(1)
        return cell
