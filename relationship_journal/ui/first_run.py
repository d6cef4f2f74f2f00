"""The first three minutes: what this is, a passphrase, two names, and then straight into writing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from relationship_journal.ui.context import Chooser
from relationship_journal.ui.tasks import Tasks
from relationship_journal.ui.widgets.announce import announce
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.check_box import CheckBox
from relationship_journal.ui.widgets.column import Column
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.new_passphrase import NewPassphrase, Rate

WIDTH = 520


@dataclass(frozen=True)
class FirstRunChoices:
    """What a new journal is made from. Names may be empty."""

    folder: str
    passphrase: str
    my_name: str
    partner_name: str
    recovery_sheet: bool = False
    """Whether to make a recovery sheet next."""


class _Step(QWidget):
    """One step: a title, what it is about, and a card to fill in."""

    def __init__(self) -> None:
        super().__init__()
        self.card = Card()
        self.card.body.setSpacing(8)

    def lay_out(self, title: str, text: str) -> None:
        """Put the words above the card."""
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(label(title, "title", wrap=True))
        layout.addSpacing(4)
        layout.addWidget(label(text, "subtitle", wrap=True))
        layout.addSpacing(24)
        layout.addWidget(self.card)

    def refusal(self) -> str:
        """Why the user cannot go on yet; empty when they can."""
        return ""

    def enter(self) -> None:
        """The step comes into view: the cursor goes where one begins."""


class WelcomeStep(_Step):
    """What the journal is, and where it is kept."""

    def __init__(self, folder: str, chooser: Chooser) -> None:
        super().__init__()
        self.lay_out(
            self.tr("A quiet place to find the spark again"),
            self.tr(
                "A few minutes a day: what you appreciate, how close you feel, what you want to understand. "
                "It is yours alone, encrypted on this computer. There is no account, "
                "and nothing is sent anywhere."
            ),
        )
        self._chooser = chooser
        self.folder = folder
        self._shown = label("", wrap=True)
        self.change = Button(self.tr("Change…"))
        self.change.clicked.connect(self._on_change_clicked)
        row = QHBoxLayout()
        row.addWidget(self._shown, 1)
        row.addWidget(self.change)
        self.card.body.addWidget(label(self.tr("Your journal is kept in"), "eyebrow"))
        self.card.body.addLayout(row)
        self._show_folder()

    def _show_folder(self) -> None:
        try:
            shown = "~/" + Path(self.folder).relative_to(Path.home()).as_posix()
        except (ValueError, RuntimeError):
            shown = self.folder
        self._shown.setText(shown)
        self.change.setAccessibleDescription(self.folder)

    def _on_change_clicked(self) -> None:
        found = self._chooser.open_folder(
            self, self.tr("Where should your journal be kept?"), str(Path(self.folder).parent)
        )
        if found:
            self.folder = str(Path(found) / Path(self.folder).name)
            self._show_folder()


class PassphraseStep(_Step):
    """The passphrase twice, with an honest word about how strong it is."""

    def __init__(self, rate: Rate, tasks: Tasks) -> None:
        super().__init__()
        self.lay_out(
            self.tr("Choose a passphrase"),
            self.tr(
                "It is the only key to your journal. Nobody can reset it: if you lose it, "
                "what you wrote stays closed for good. Keep a copy on paper, somewhere safe."
            ),
        )
        self._new = NewPassphrase(self.tr("Passphrase"), rate, tasks)
        self.first, self.again, self.strength = self._new.first, self._new.again, self._new.strength
        self.sheet = CheckBox(self.tr("Make a recovery sheet next"))
        body = self.card.body
        body.addWidget(self._new)
        body.addSpacing(4)
        body.addWidget(self.sheet)
        hint = self.tr(
            "If you like: a sheet of paper that opens the journal when the passphrase is lost. Whoever "
            "finds it can read everything. You can make one later, too."
        )
        self.sheet.setAccessibleDescription(hint)
        body.addWidget(label(hint, "hint", wrap=True))

    def refusal(self) -> str:
        return self._new.refusal()

    def enter(self) -> None:
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def wipe(self) -> None:
        """Forget what was typed."""
        self._new.wipe()
        self.sheet.setChecked(False)


class NamesStep(_Step):
    """Two names, if the user wants to give them."""

    def __init__(self) -> None:
        super().__init__()
        self.lay_out(
            self.tr("What shall the journal call you two?"),
            self.tr("Both are optional, and you can change them later. They stay in the journal."),
        )
        self.mine = QLineEdit()
        self.theirs = QLineEdit()
        for title, name in ((self.tr("Your name"), self.mine), (self.tr("Your partner’s name"), self.theirs)):
            name.setAccessibleName(title)
            name.setMaxLength(80)
            self.card.body.addWidget(label(title, "eyebrow"))
            self.card.body.addWidget(name)

    def enter(self) -> None:
        self.mine.setFocus(Qt.FocusReason.OtherFocusReason)


class FirstRun(QWidget):
    """Walks through the steps and asks for a journal to be created."""

    create_requested = Signal(object)
    """Everything is chosen (FirstRunChoices)."""
    open_existing_requested = Signal()

    def __init__(
        self, folder: str, chooser: Chooser, rate: Rate, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.welcome = WelcomeStep(folder, chooser)
        self.passphrase = PassphraseStep(rate, tasks)
        self.names = NamesStep()
        self._step = 0
        self._steps: tuple[_Step, ...] = (self.welcome, self.passphrase, self.names)
        self._count = label("", "hint")
        self._refusal = label("", "error", wrap=True)
        self.back = Button(self.tr("Back"))
        self.existing = Button(self.tr("I already have a journal"), "quiet")
        self.onward = Button(self.tr("Continue"), "primary")
        self._build()
        self.back.clicked.connect(self._on_back_clicked)
        self.existing.clicked.connect(self.open_existing_requested)
        self.onward.clicked.connect(self._on_onward_clicked)
        for field in self.findChildren(QLineEdit):
            field.returnPressed.connect(self._on_field_return_pressed)
            field.textChanged.connect(self._refusal.hide)
        self._go(0)

    @property
    def step(self) -> int:
        """The step in view, from 0."""
        return self._step

    def show_failure(self, text: str) -> None:
        """Say why the journal could not be made; everything typed is still there."""
        self.set_busy(False)
        self._refuse(text)

    def set_busy(self, busy: bool) -> None:
        """The journal is being made."""
        for button in (self.back, self.existing, self.onward):
            button.setEnabled(not busy)

    def reset(self) -> None:
        """Begin again at the first step; the passphrase is forgotten."""
        self.passphrase.wipe()
        self.set_busy(False)
        self._go(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._enter()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.reset()

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addWidget(self.existing)
        buttons.addStretch(1)
        buttons.addWidget(self.onward)
        column = Column(WIDTH)
        column.parts.addWidget(self._count)
        column.parts.addSpacing(8)
        for step in self._steps:
            column.parts.addWidget(step)
        column.parts.addSpacing(12)
        column.parts.addWidget(self._refusal)
        column.parts.addSpacing(12)
        column.parts.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)

    def _go(self, step: int) -> None:
        self._step = step
        for number, page in enumerate(self._steps):
            page.setVisible(number == step)
        self._refusal.hide()
        self._count.setText(self.tr("{step} of {steps}").format(step=step + 1, steps=len(self._steps)))
        self.back.setVisible(step > 0)
        self.existing.setVisible(step == 0)
        last = step == len(self._steps) - 1
        self.onward.set_text(self.tr("Start writing") if last else self.tr("Continue"))
        if self.isVisible():
            self._enter()

    def _enter(self) -> None:
        self.onward.setFocus(Qt.FocusReason.OtherFocusReason)
        self._steps[self._step].enter()

    def _refuse(self, text: str) -> None:
        self._refusal.setText(text)
        self._refusal.show()
        announce(self, text, alert=True)

    def _on_back_clicked(self) -> None:
        self._go(self.step - 1)

    def _on_onward_clicked(self) -> None:
        refusal = self._steps[self.step].refusal()
        if refusal:
            self._refuse(refusal)
        elif self.step < len(self._steps) - 1:
            self._go(self.step + 1)
        else:
            self.set_busy(True)
            self.create_requested.emit(self._choices())

    def _on_field_return_pressed(self) -> None:
        """Enter goes to the next field of the step, and from the last one onward."""
        fields = cast("list[QLineEdit]", self._steps[self.step].findChildren(QLineEdit))
        at = next((i for i, field in enumerate(fields) if field.hasFocus()), len(fields) - 1)
        if at < len(fields) - 1:
            fields[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        elif self.onward.isEnabled():
            self._on_onward_clicked()

    def _choices(self) -> FirstRunChoices:
        return FirstRunChoices(
            folder=self.welcome.folder,
            passphrase=self.passphrase.first.text(),
            my_name=self.names.mine.text().strip(),
            partner_name=self.names.theirs.text().strip(),
            recovery_sheet=self.passphrase.sheet.isChecked(),
        )
