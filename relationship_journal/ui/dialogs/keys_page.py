"""Passphrase and recovery: how the journal is opened."""

from __future__ import annotations

from random import Random, SystemRandom

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.section_tabs import SectionTabs
from relationship_journal.ui.dialogs.sheet import Sheet
from relationship_journal.ui.dialogs.words import tr
from relationship_journal.ui.keys.computer_section import ComputerSection
from relationship_journal.ui.keys.new_key_section import NewKeySection
from relationship_journal.ui.keys.passphrase_section import PassphraseSection
from relationship_journal.ui.keys.section import Section
from relationship_journal.ui.keys.sheet_section import SheetSection
from relationship_journal.ui.machine import Machine
from relationship_journal.ui.widgets.scroll import Scroll

SECTIONS = ("passphrase", "sheet", "computer", "key")


class KeysPage(Sheet):
    """Its sections: the passphrase, the recovery sheet, this computer, a new key."""

    machine_changed = Signal()

    def __init__(
        self,
        context: Context,
        machine: Machine,
        section: str = SECTIONS[0],
        chance: Random | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, tr("Passphrase and recovery"), parent=parent)
        self.passphrase = PassphraseSection(context)
        self.sheet = SheetSection(context, chance or SystemRandom())
        self.computer = ComputerSection(context, machine)
        self.new_key = NewKeySection(context)
        self.parts: tuple[Section, ...] = (self.passphrase, self.sheet, self.computer, self.new_key)
        self.tabs = SectionTabs(
            self.tr("Sections"),
            [
                self.tr("Passphrase"),
                self.tr("Recovery sheet"),
                self.tr("This computer"),
                self.tr("A new key"),
            ],
        )
        self.stack = QStackedWidget()
        self._build()
        self._connect()
        self.go(section)

    def go(self, section: str) -> None:
        """Bring a section into view."""
        self.tabs.setCurrentIndex(SECTIONS.index(section))

    def flush(self) -> None:
        """The page is going away: nothing secret stays, and nothing goes on."""
        for part in self.parts:
            part.leave()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._enter)  # after whoever shows the page has set the focus

    def _build(self) -> None:
        self.page.setSpacing(12)
        self.page.addWidget(self.tabs)
        self.page.addWidget(self.stack, 1)
        for part in self.parts:
            scroll = Scroll(margins=(0, 8, 12, 0))
            scroll.page.addWidget(part)
            self.stack.addWidget(scroll)
        self.setFocusProxy(self.tabs)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tabs_current_changed)
        self.passphrase.new_key_requested.connect(lambda: self.go("key"))
        self.new_key.sheet_requested.connect(lambda: self.go("sheet"))
        self.new_key.new_key_made.connect(self.computer.forgotten)
        self.computer.machine_changed.connect(self.machine_changed)

    def _on_tabs_current_changed(self, index: int) -> None:
        self.parts[self.stack.currentIndex()].leave()
        self.stack.setCurrentIndex(index)
        if self.isVisible():
            self._enter()

    def _enter(self) -> None:
        self.parts[self.stack.currentIndex()].enter()
