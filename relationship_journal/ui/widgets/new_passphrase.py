"""A new passphrase, typed twice, with an honest word about how strong it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from relationship_journal.journal.passphrases import SHORTEST
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.tasks import Tasks
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.passphrase_field import PassphraseField
from relationship_journal.ui.widgets.strength_bar import Rated, StrengthBar

Rate = Callable[[str], Rated]


class NewPassphrase(QWidget):
    """Two fields and a bar; says why it will not do, and never how it should look."""

    def __init__(self, name: str, rate: Rate, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rate = rate
        self._tasks = tasks
        self.first = PassphraseField(name)
        self.again = PassphraseField(self.tr("The passphrase once more"))
        self.again.setPlaceholderText(self.tr("Type it again"))
        self.strength = StrengthBar()
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(8)
        body.addWidget(label(name, "eyebrow"))
        body.addWidget(self.first)
        body.addWidget(self.strength)
        body.addWidget(label(self.tr("Once more"), "eyebrow"))
        body.addWidget(self.again)
        self.first.textChanged.connect(self._on_first_text_changed)
        self._on_first_text_changed("")

    def refusal(self) -> str:
        """Why this cannot be the passphrase yet; empty when it can."""
        if len(self.first.text()) < SHORTEST:
            return counted(
                "NewPassphrase",
                "Please use at least {n} character. Four ordinary words work well.",
                "Please use at least {n} characters. Four ordinary words work well.",
                SHORTEST,
            )
        if self.first.text() != self.again.text():
            return self.tr("The two are not the same yet.")
        return ""

    def wipe(self) -> None:
        """Forget what was typed."""
        self.first.wipe()
        self.again.wipe()

    def _on_first_text_changed(self, text: str) -> None:
        if text:
            self._tasks.compute(
                self._rate, text, done=self._on_rated, latest="passphrase-strength", owner=self
            )
        else:
            self.strength.show_words(self.tr("A few ordinary words beat one clever one."))

    def _on_rated(self, strength: Rated) -> None:
        if self.first.text():
            self.strength.show_strength(strength)
