"""What may have played a part: the six usual culprits as chips, and tags of the user's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relationship_journal.domain.diagnosis import Culprit
from relationship_journal.ui.diagnosis.words import culprit_named, culprit_tone, culprit_word, tr
from relationship_journal.ui.today.tag_picker import TagPicker
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.flow_layout import FlowLayout


class CulpritPicker(QWidget):
    """Any number of culprits, kept in the order they were chosen."""

    changed = Signal(list)
    """The culprits now chosen, after the user changed them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: list[str] = []
        self.chips: dict[str, Chip] = {}
        usual = QWidget()
        flow = FlowLayout(usual)
        for culprit in Culprit:
            chip = Chip(culprit_word(culprit), culprit_tone(culprit))
            chip.clicked.connect(lambda _=False, culprit=culprit: self._on_chip_clicked(culprit))
            flow.addWidget(chip)
            self.chips[culprit] = chip
        self.own = TagPicker(tr("Tags of your own"))
        self.own.chosen_changed.connect(self._on_own_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(usual)
        layout.addWidget(self.own)

    def offer(self, tags: Iterable[str]) -> None:
        """Offer tags of the user's own."""
        self.own.offer(tags)

    def choose(self, culprits: Sequence[str]) -> None:
        """Show what is chosen; says nothing about it."""
        self._chosen = list(culprits)
        for culprit, chip in self.chips.items():
            chip.setChecked(culprit in self._chosen)
        own = [culprit for culprit in self._chosen if culprit not in self.chips]
        if own != self.own.chosen:
            self.own.choose(own)

    def _on_chip_clicked(self, culprit: str) -> None:
        if culprit in self._chosen:
            self._chosen.remove(culprit)
        else:
            self._chosen.append(culprit)
        self.changed.emit(list(self._chosen))

    def _on_own_changed(self, tags: list[str]) -> None:
        named = [str(culprit_named(tag)) for tag in tags]
        kept = [culprit for culprit in self._chosen if culprit in self.chips or culprit in named]
        self.choose(list(dict.fromkeys((*kept, *named))))
        self.changed.emit(list(self._chosen))
