"""Two groups typed back from paper: whether the sheet was written down as it is."""

from __future__ import annotations

from random import Random

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from relationship_journal.journal.sheets import reads_as
from relationship_journal.ui.widgets.announce import announce
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label

FIELD_WIDTH = 140


class GroupCheck(Card):
    """Chooses two groups by chance and compares; optional like the sheet itself."""

    def __init__(self, chance: Random, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Check what you have on paper"))
        self._chance = chance
        self._groups: tuple[str, ...] = ()
        self.asked: tuple[int, ...] = ()
        """The numbers of the groups asked for, from 1."""
        self.fields = (QLineEdit(), QLineEdit())
        self._names = (label("", "eyebrow"), label("", "eyebrow"))
        self.compare = Button(self.tr("Compare"))
        self.answer = label("", "hint", wrap=True)
        self.answer.hide()
        self._build()
        self.compare.clicked.connect(self._on_compare_clicked)
        for field in self.fields:
            field.textEdited.connect(self.answer.hide)
            field.returnPressed.connect(self._on_compare_clicked)

    def begin(self, groups: tuple[str, ...]) -> None:
        """Ask for two of these groups; none are asked for when there are none."""
        self._groups = groups
        self.asked = tuple(sorted(self._chance.sample(range(1, len(groups) + 1), 2))) if groups else ()
        self.answer.hide()
        for number, field, name in zip(self.asked or (0, 0), self.fields, self._names, strict=True):
            field.clear()
            words = self.tr("Group {n}").format(n=number)
            name.setText(words)
            field.setAccessibleName(words)

    def _build(self) -> None:
        self.body.setSpacing(8)
        self.body.addWidget(
            label(self.tr("Look at the paper, not at the screen, and type these two groups."), wrap=True)
        )
        row = QHBoxLayout()
        row.setSpacing(12)
        for name, field in zip(self._names, self.fields, strict=True):
            field.setFixedWidth(FIELD_WIDTH)
            field.setMaxLength(12)
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(name)
            column.addWidget(field)
            row.addLayout(column)
        row.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.answer)

    def _on_compare_clicked(self) -> None:
        wrong = [
            number
            for number, field in zip(self.asked, self.fields, strict=False)
            if not reads_as(field.text(), self._groups[number - 1])
        ]
        if not wrong:
            text = self.tr("Both are right. Put the sheet away now.")
        elif len(wrong) == 1:
            text = self.tr("Group {n} is not what the sheet says. Compare it once more.").format(n=wrong[0])
        else:
            text = self.tr("Neither is what the sheet says. Compare the paper with the screen.")
        self.answer.setProperty("role", "error" if wrong else "hint")
        self.answer.style().polish(self.answer)
        self.answer.setText(text)
        self.answer.show()
        announce(self.answer, text, alert=bool(wrong))
