"""A passphrase for the PDF, if the user wants one: typed twice, with a word about how strong it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relationship_journal.journal.passphrases import SHORTEST, rate
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.tasks import Tasks
from relationship_journal.ui.widgets.check_box import CheckBox
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.passphrase_field import PassphraseField
from relationship_journal.ui.widgets.strength_bar import Rated, StrengthBar


class ExportProtection(QWidget):
    """Keeps what is typed in its fields only, and only until it is wiped."""

    changed = Signal()
    """Whether there shall be a passphrase was changed."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.wanted = CheckBox(self.tr("Open only with a passphrase"))
        self.first = PassphraseField(self.tr("Passphrase of the PDF"))
        self.again = PassphraseField(self.tr("The passphrase of the PDF once more"))
        self.again.setPlaceholderText(self.tr("Type it again"))
        self.strength = StrengthBar()
        self._fields = QWidget()
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(8)
        for widget in (self.first, self.strength, self.again):
            fields.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("Passphrase"), "eyebrow"))
        layout.addWidget(self.wanted)
        layout.addWidget(self._fields)
        self._fields.hide()
        self.wanted.toggled.connect(self._on_wanted_toggled)
        self.first.textChanged.connect(self._on_first_text_changed)
        self._on_first_text_changed("")

    @property
    def passphrase(self) -> str:
        """What the PDF shall open with; empty when it shall open for everybody."""
        return self.first.text() if self.wanted.isChecked() else ""

    def refusal(self) -> str:
        """Why the file cannot be saved yet; empty when it can."""
        if not self.wanted.isChecked():
            return ""
        if len(self.first.text()) < SHORTEST:
            return counted(
                "ExportProtection",
                "The passphrase of the PDF needs at least 1 character.",
                "The passphrase of the PDF needs at least {n} characters.",
                SHORTEST,
            )
        if self.first.text() != self.again.text():
            return self.tr("The two passphrases are not the same yet.")
        return ""

    def wipe(self) -> None:
        """Forget what was typed."""
        self.first.wipe()
        self.again.wipe()

    def _on_wanted_toggled(self, wanted: bool) -> None:
        self._fields.setVisible(wanted)
        if not wanted:
            self.wipe()
        self.changed.emit()

    def _on_first_text_changed(self, text: str) -> None:
        if text:
            self._tasks.compute(rate, text, done=self._on_rated, latest="pdf-strength", owner=self)
        else:
            self.strength.show_words(
                self.tr("Not the one of the journal: who gets the PDF gets this one too.")
            )

    def _on_rated(self, strength: Rated) -> None:
        if self.first.text():
            self.strength.show_strength(strength)
