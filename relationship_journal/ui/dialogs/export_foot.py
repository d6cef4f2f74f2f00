"""The foot of the export dialog: how far it is, and what can be done with what is seen."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.labels import label

STEPS = 1000


class ExportFoot(QWidget):
    """A sentence, a bar while something is under way, and the buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = label("", "hint", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.cancel = Button(self.tr("Cancel"))
        self.print = Button(self.tr("Print…"))
        self.save = Button(self.tr("Save…"), "primary")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.status, 1)
        layout.addWidget(self.bar, 1)
        for button in (self.cancel, self.print, self.save):
            layout.addWidget(button)

    def enable(self, on: bool) -> None:
        """Whether there is something to save and print."""
        self.save.setEnabled(on)
        self.print.setEnabled(on)

    def tell(self, text: str, *, busy: bool = False, wrong: bool = False) -> None:
        """Say something; while it is `busy` a bar moves."""
        self.bar.setVisible(busy)
        self.bar.setRange(0, 0)
        self.status.setProperty("role", "error" if wrong else "hint")
        self.status.style().polish(self.status)
        self.status.setText(text)

    def show_part(self, part: float) -> None:
        """How long pages take is not known beforehand, so the bar only moves until they are there."""
        self.bar.setRange(0, STEPS if part >= 1 else 0)
