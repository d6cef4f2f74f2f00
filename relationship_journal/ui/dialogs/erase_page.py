"""Erase everything: what goes, what stays, what no program can promise; then the name, then two presses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.help_keys import hear_help
from relationship_journal.ui.dialogs.two_step_button import TwoStepButton
from relationship_journal.ui.dialogs.words import tr
from relationship_journal.ui.fitting import fitted
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.page_header import PageHeader
from relationship_journal.ui.widgets.scroll import MARGIN_Y, Scroll

if TYPE_CHECKING:
    from relationship_journal.journal.erasing import Erased, Eraser, Inventory

SIZE = (820, 680)
NAMED = 12
"""How many files that stay are named one by one."""


class ErasePage(QDialog):
    """Works while the journal is locked too: whoever sits here could delete the folder as well."""

    erase_requested = Signal()
    """The name was typed and the button pressed twice."""

    def __init__(self, context: Context, eraser: Eraser, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        hear_help(self, context)
        self.setWindowTitle(self.tr("Erase everything"))
        self.resize(fitted(self, *SIZE))
        self._folder = folder
        self._looked = False
        self.goes, self.stays = Card(self.tr("What is erased")), Card(self.tr("What stays"))
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("The name of the journal"))
        self.name.textChanged.connect(self._on_name_text_changed)
        self.erase = TwoStepButton(
            self.tr("Erase everything"), self.tr("Press again to erase it for good"), "primary"
        )
        self.erase.setEnabled(False)
        self.erase.confirmed.connect(self._on_erase_confirmed)
        self._build()
        context.tasks.compute(eraser.look, folder, done=self._on_looked, owner=self)

    def _build(self) -> None:
        header = PageHeader(
            self.tr("Erase everything"),
            self.tr("The journal and all this program keeps about it. This cannot be taken back."),
        )
        close = Button(self.tr("Close"), "icon", icon="close")
        close.clicked.connect(self.reject)
        header.actions.addWidget(close)
        scroll = Scroll()
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll.setAccessibleName(self.tr("What is erased and what stays"))
        for part in (self.goes, self.stays, self._honest(), self._confirm()):
            scroll.page.addWidget(part)
        head = QVBoxLayout()
        head.setContentsMargins(48, MARGIN_Y, 48, 0)
        head.addWidget(header)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(scroll, 1)
        self.stays.hide()

    def _honest(self) -> Card:
        card = Card(self.tr("What cannot be erased from here"), "gold")
        for sentence in limits():
            card.body.addWidget(label(sentence, wrap=True))
        return card

    def _confirm(self) -> Card:
        card = Card(self.tr("If you are sure"))
        asked = self.tr("Type the name of the journal: {name}").format(name=self._folder.name)
        card.body.addWidget(label(asked, wrap=True))
        card.body.addWidget(self.name)
        card.body.addWidget(self.erase, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _on_looked(self, found: Inventory) -> None:
        size = self.locale().formattedDataSize(found.bytes, 1)
        lines = [
            self.tr("The journal in {folder}").format(folder=found.folder),
            counted("ErasePage", "1 backup in its folder", "{n} backups in its folder", found.backups),
            self.tr("This program’s settings on this computer, its caches and its copy of the keys file"),
            self.tr("What this computer’s keyring holds for the journal"),
            counted(
                "ErasePage", "1 file, {size} in all", "{n} files, {size} in all", len(found.ours), size=size
            ),
        ]
        for line in lines:
            self.goes.body.addWidget(label(line, wrap=True))
        if found.strangers:
            for line in strangers_words(found.strangers, found.folder):
                self.stays.body.addWidget(label(line, wrap=True))
            self.stays.show()
        self._looked = True
        self._on_name_text_changed(self.name.text())

    def _on_name_text_changed(self, text: str) -> None:
        self.erase.disarm()
        self.erase.setEnabled(self._looked and text.strip() == self._folder.name)

    def _on_erase_confirmed(self) -> None:
        self.erase_requested.emit()
        self.accept()


class ErasedPage(QDialog):
    """How it ended; after it the program ends."""

    def __init__(self, erased: Erased | None, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Erase everything"))
        self.resize(fitted(self, 640, 420))
        scroll = Scroll()
        scroll.page.addWidget(PageHeader(self.tr("Erased") if erased and not erased.left else self.title()))
        for line in outcome(erased, folder):
            scroll.page.addWidget(label(line, wrap=True))
        self.end = Button(self.tr("End the program"), "primary")
        self.end.clicked.connect(self.accept)
        scroll.page.addWidget(self.end, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self.end.setFocus(Qt.FocusReason.OtherFocusReason)

    def title(self) -> str:
        """What stands above when something is left."""
        return self.tr("Not everything could be erased")


def limits() -> list[str]:
    """What no program can promise, in plain words."""
    return [
        tr(
            "Backups in a second folder, on a USB stick or in a cloud; backups of the whole computer; and "
            "what you exported, printed or sent. Look for them yourself."
        ),
        tr(
            "An SSD decides by itself when old bytes are really gone. The keys are overwritten first, but an "
            "SSD may keep the old ones for a while. What remains is encrypted; without the passphrase or the "
            "recovery sheet nobody can read it. Destroy the sheet too."
        ),
    ]


def strangers_words(strangers: tuple[Path, ...], folder: Path) -> list[str]:
    """Which files stay because the program did not make them."""
    names = [str(path.relative_to(folder.parent)) for path in strangers[:NAMED]]
    lines = [tr("These files were not made by this program:"), *names]
    if len(strangers) > NAMED:
        lines.append(counted("Dialogs", "and {n} more", "and {n} more", len(strangers) - NAMED))
    return lines


def outcome(erased: Erased | None, folder: Path) -> list[str]:
    """What became of it. None: the journal was open elsewhere, or its folder could not be reached."""
    if erased is None:
        return [
            tr(
                "Nothing was erased, because the journal could not be taken hold of. "
                "Close its other windows, then try again."
            )
        ]
    lines = []
    if erased.left:
        lines.append(tr("These files could not be removed. Delete them yourself:"))
        lines += [str(path) for path in erased.left[:NAMED]]
    if erased.keyring_left:
        lines.append(
            tr("The keyring could not be asked; remove its entry for relationship-journal yourself.")
        )
    if erased.strangers:
        lines += strangers_words(erased.strangers, folder)
    return lines + limits()
