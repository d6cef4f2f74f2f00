"""Make a recovery sheet: see it, print it, save it or write it down, and check two groups of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.ui.context import Context
from relationship_journal.ui.keys.group_check import GroupCheck
from relationship_journal.ui.keys.group_grid import GroupGrid
from relationship_journal.ui.keys.section import Section
from relationship_journal.ui.printing import PrintPdf, print_pdf
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.check_box import CheckBox
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.passphrase_field import PassphraseField
from relationship_journal.ui.words import sentence_of


def make_pdf(groups: tuple[str, ...], made_at: datetime, journal: str) -> bytes:
    """The sheet as PDF on the paper of the user's country; typst is imported when it is first needed."""
    from relationship_journal.exchange.recovery_sheet import render_sheet

    american = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return render_sheet(groups, made_at, journal, "us-letter" if american else "a4")


class SheetSection(Section):
    """Shows nothing before the passphrase is typed, and hides it all again when left."""

    def __init__(
        self,
        context: Context,
        chance: Random,
        print_pdf: PrintPdf = print_pdf,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._print_pdf = print_pdf
        self._ask = Card(self.tr("Recovery sheet"))
        self._shown = Card(self.tr("Your recovery sheet"))
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.show_button = Button(self.tr("Show the sheet"), "primary")
        self.grid = GroupGrid()
        self.with_name = CheckBox(self.tr("With the journal’s name"))
        self.print_button = Button(self.tr("Print…"), "primary")
        self.save = Button(self.tr("Save as PDF…"))
        self.hide_button = Button(self.tr("Hide"))
        self.check = GroupCheck(chance)
        self._build()
        self._show(())
        self.show_button.clicked.connect(self._on_show_clicked)
        self.passphrase.returnPressed.connect(self._on_show_clicked)
        self.passphrase.textChanged.connect(self._on_passphrase_text_changed)
        self.print_button.clicked.connect(lambda: self._make(self._on_ready_to_print))
        self.save.clicked.connect(lambda: self._make(self._on_ready_to_save))
        self.hide_button.clicked.connect(self._on_hide_clicked)

    def enter(self) -> None:
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        super().leave()
        self._show(())

    def _build(self) -> None:
        ask, shown = self._ask.body, self._shown.body
        for text in (
            self.tr(
                "A sheet of paper with 14 groups of letters and digits that opens the journal when the "
                "passphrase is lost, or the keys file is. It is your choice: the journal does not need one."
            ),
            self.tr(
                "Whoever finds the sheet and can reach this computer can read everything. It stays valid "
                "when you change the passphrase."
            ),
        ):
            ask.addWidget(label(text, wrap=True))
        ask.setSpacing(8)
        ask.addSpacing(4)
        for part in (label(self.tr("Passphrase"), "eyebrow"), self.passphrase, self.message):
            ask.addWidget(part)
        ask.addSpacing(4)
        ask.addLayout(_row(self.show_button))
        shown.setSpacing(8)
        shown.addWidget(self.grid)
        shown.addWidget(
            label(
                self.tr(
                    "Print it or write it down. A saved PDF can be read by anyone who uses this computer: "
                    "delete it once it is printed, from the bin too."
                ),
                "hint",
                wrap=True,
            )
        )
        shown.addWidget(self.with_name)
        shown.addSpacing(4)
        shown.addLayout(_row(self.print_button, self.save, self.hide_button))
        for card in (self._ask, self._shown, self.check):
            self.parts.addWidget(card)
        self.show_button.setEnabled(False)

    def _show(self, groups: tuple[str, ...]) -> None:
        """Show the sheet, or with no groups ask for the passphrase again."""
        self.grid.show_groups(groups)
        self.check.begin(groups)
        self._ask.setVisible(not groups)
        self._shown.setVisible(bool(groups))
        self.check.setVisible(bool(groups))

    def _on_passphrase_text_changed(self, text: str) -> None:
        self.show_button.setEnabled(bool(text))

    def _on_show_clicked(self) -> None:
        if self.show_button.isEnabled():
            self.run(
                self.context.journal.keys.recovery_sheet, self.passphrase.text(), done=self._on_sheet_known
            )

    def _on_sheet_known(self, groups: tuple[str, ...]) -> None:
        self.passphrase.wipe()
        if self.isVisible():
            self._show(groups)
            self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_hide_clicked(self) -> None:
        self._show(())
        self.enter()

    def _make(self, done: Callable[[bytes], None]) -> None:
        name = self.context.journal.folder.name if self.with_name.isChecked() else ""
        now = self.context.clock.now().astimezone(self.context.clock.zone())
        self._shown.setEnabled(False)
        self.context.tasks.compute(
            make_pdf, self.grid.groups, now, name,
            done=done, failed=self._on_not_made, owner=self,
        )  # fmt: skip

    def _on_ready_to_print(self, data: bytes) -> None:
        self._shown.setEnabled(True)
        if self._print_pdf(data, self):
            self.context.notices.say(self.tr("Sent to the printer."))

    def _on_ready_to_save(self, data: bytes) -> None:
        self._shown.setEnabled(True)
        suggested = self.context.documents / self.tr("Recovery sheet.pdf")
        chosen = self.context.chooser.save_file(
            self, self.tr("Save the recovery sheet"), str(suggested), self.tr("PDF (*.pdf)")
        )
        if chosen is None:
            return
        from relationship_journal.exchange.files import write_atomically

        path = Path(chosen)
        path = path if path.suffix else path.with_name(f"{path.name}.pdf")
        said = self.tr("Saved as {name}. Delete it once it is printed.").format(name=path.name)
        self.context.tasks.compute(
            write_atomically, path, data,
            done=lambda _: self.context.notices.say(said), failed=self._on_not_made, owner=self,
        )  # fmt: skip

    def _on_not_made(self, error: Exception) -> None:
        self._shown.setEnabled(True)
        self.context.notices.say(sentence_of(error))


def _row(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
