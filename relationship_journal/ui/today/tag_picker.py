"""Tags as chips to press, with a "+" that turns into a field for a new one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.labels import inert

TAG_CHARACTERS = 40


class TagPicker(QWidget):
    """Offers tags; the chosen ones come first in the order they were offered.

    Where they are something else than tags, `plus`, `adding` and `naming` say so on the "+" and its field.
    """

    chosen_changed = Signal(list)
    """The names now chosen, after the user pressed a chip or typed a new tag."""
    tag_added = Signal(str)
    """A tag that was not offered before."""

    def __init__(
        self,
        name: str,
        can_add: bool = True,
        parent: QWidget | None = None,
        *,
        plus: str = "+",
        adding: str = "",
        naming: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._offered: list[str] = []
        self._chosen: list[str] = []
        self._chips: dict[str, Chip] = {}
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._plus = Chip(plus, checkable=False)
        self._plus.setAccessibleName(adding or self.tr("Add a tag"))
        self._plus.setToolTip(inert(adding or self.tr("Add a tag")))
        self._plus.clicked.connect(self._on_plus_clicked)
        self._field = QLineEdit()
        self._field.setMaxLength(TAG_CHARACTERS)
        self._field.setPlaceholderText(naming or self.tr("new tag"))
        self._field.setAccessibleName(naming or self.tr("New tag"))
        self._field.setFixedWidth(140)
        self._field.returnPressed.connect(self._on_field_entered)
        self._field.installEventFilter(self)
        self._flow.addWidget(self._plus)
        self._flow.addWidget(self._field)
        self._plus.setVisible(can_add)
        self._field.hide()

    @property
    def chosen(self) -> list[str]:
        """The names chosen."""
        return list(self._chosen)

    def offer(self, names: Iterable[str]) -> None:
        """Offer `names`, and whatever is chosen besides."""
        self._offered = list(dict.fromkeys(names))
        self._arrange()

    def choose(self, names: Iterable[str]) -> None:
        """Show `names` as chosen; says nothing about it."""
        self._chosen = list(dict.fromkeys(names))
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                if event.key() == Qt.Key.Key_Escape:
                    self._field.clear()
                    self._close_field()
                    return True
            elif event.type() == QEvent.Type.FocusOut:
                self._on_field_entered()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        wanted = list(dict.fromkeys((*self._offered, *self._chosen)))
        if wanted != list(self._chips):
            for chip in self._chips.values():
                self._flow.removeWidget(chip)
                chip.deleteLater()
            self._chips = {name: self._chip(name) for name in wanted}
            for fixed in (self._plus, self._field):
                self._flow.removeWidget(fixed)
                self._flow.addWidget(fixed)
        for name, chip in self._chips.items():
            chip.setChecked(name in self._chosen)
        self.updateGeometry()

    def _chip(self, name: str) -> Chip:
        chip = Chip(name)
        chip.clicked.connect(lambda: self._on_chip_clicked(name))
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _on_chip_clicked(self, name: str) -> None:
        if name in self._chosen:
            self._chosen.remove(name)
        else:
            self._chosen.append(name)
        self._arrange()
        self.chosen_changed.emit(self.chosen)

    def _on_plus_clicked(self) -> None:
        self._plus.hide()
        self._field.show()
        self._field.setFocus()

    def _on_field_entered(self) -> None:
        name = " ".join(self._field.text().split())
        self._field.clear()
        self._close_field()
        if not name or name in self._chosen:
            return
        is_new = name not in self._offered
        self._chosen.append(name)
        self._arrange()
        self.chosen_changed.emit(self.chosen)
        if is_new:
            self.tag_added.emit(name)

    def _close_field(self) -> None:
        if self._field.isVisible():
            had_focus = self._field.hasFocus()
            self._plus.show()
            self._field.hide()
            if had_focus:
                self._plus.setFocus()
