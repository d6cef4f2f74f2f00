"""The left side of the export dialog: the choices, and who will be able to read the file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from relationship_journal.ui.dialogs.export_choices import ExportChoices
from relationship_journal.ui.dialogs.export_protection import ExportProtection
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label

SIDE = 336
"""Its width, in pixels."""


class ExportSide(QWidget):
    """What can be chosen scrolls; what to be careful about stays in view."""

    def __init__(
        self, choices: ExportChoices, protection: ExportProtection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choices = choices
        self._protection = protection
        self.care = label("", wrap=True)
        left = QWidget()
        parts = QVBoxLayout(left)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(8)
        parts.addWidget(choices)
        parts.addWidget(protection)
        parts.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(left)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        care = Card(tone="gold")
        care.body.addWidget(self.care)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(scroll, 1)
        layout.addWidget(care)
        self.setFixedWidth(SIDE)
        protection.changed.connect(self.show_care)
        choices.changed.connect(self.show_care)
        self.show_care()

    @property
    def secret(self) -> str:
        """The passphrase the file shall have, or "" for none."""
        return self._protection.passphrase if self._choices.kind_of_file == "pdf" else ""

    def show_care(self) -> None:
        """Say who will be able to read the file."""
        is_pdf = self._choices.kind_of_file == "pdf"
        self._protection.setVisible(is_pdf)
        if is_pdf and self._protection.wanted.isChecked():
            self.care.setText(
                self.tr(
                    "The PDF is encrypted and asks for its passphrase. Nobody can reset it: without it the "
                    "file stays closed."
                )
            )
        else:
            self.care.setText(
                self.tr(
                    "The file is not encrypted. Anyone who gets it can read it: keep it where only you look."
                )
            )
