"""“I admire …”: qualities to press, a few at a time, and room for one's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.letters import QualityGroup
from relationship_journal.ui.letters.words import tr
from relationship_journal.ui.today.tag_picker import TagPicker
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.labels import label

AT_ONCE = 5
"""So many are offered at a time."""


class QualityPicker(QWidget):
    """The chosen ones first, then a few to choose from; “Others” offers the next few."""

    changed = Signal(list)
    """The qualities now chosen, after the user changed them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: list[tuple[str, tuple[str, ...]]] = []
        self._at = 0
        self._title = label("", "eyebrow")
        self.others = Button(tr("Others"), "link")
        self.others.clicked.connect(self._on_others_clicked)
        self.picker = TagPicker(
            tr("Qualities"), plus=tr("+ quality"), adding=tr("Add a quality"), naming=tr("a quality")
        )
        self.picker.chosen_changed.connect(self._on_picker_chosen_changed)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self.others)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.picker)
        self._say()

    @property
    def chosen(self) -> list[str]:
        """The qualities chosen."""
        return self.picker.chosen

    def offer(self, groups: Sequence[QualityGroup], own: Sequence[str]) -> None:
        """Offer `groups`, and those of the user's own naming behind them."""
        known = {quality for group in groups for quality in group.qualities}
        mine = tuple(quality for quality in own if quality not in known)
        named = [(group.name, group.qualities) for group in groups]
        if mine:
            named.append((tr("Your own words"), mine))
        self._offers = [
            (name, qualities[start : start + AT_ONCE])
            for name, qualities in named
            for start in range(0, len(qualities), AT_ONCE)
        ]
        self._at = min(self._at, max(0, len(self._offers) - 1))
        self._say()

    def choose(self, qualities: Sequence[str]) -> None:
        """Show `qualities` as chosen; says nothing about it."""
        self.picker.choose(qualities)
        self._say()

    def _say(self) -> None:
        name, offered = self._offers[self._at] if self._offers else ("", ())
        self._title.setText(" · ".join(part for part in (tr("I admire …"), name) if part))
        self.picker.offer([*self.chosen, *(one for one in offered if one not in self.chosen)])
        self.others.setVisible(len(self._offers) > 1)

    def _on_others_clicked(self) -> None:
        self._at = (self._at + 1) % len(self._offers)
        self._say()

    def _on_picker_chosen_changed(self, chosen: list[str]) -> None:
        self.changed.emit(chosen)
