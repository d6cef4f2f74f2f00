"""The bar above the page while something cannot be saved: why, and the two things to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from relationship_journal.domain.records import Record
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.two_step_button import TwoStepButton
from relationship_journal.ui.saving import readable, suggested_name
from relationship_journal.ui.widgets.announce import announce
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.labels import label


class UnsavedBar(QFrame):
    """Shows itself while `context.saving` is stuck."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setProperty("variant", "card")
        self.setProperty("tone", "gold")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.words = label("", wrap=True)
        self.again = Button(self.tr("Try again"), "primary")
        self.copy = TwoStepButton(
            self.tr("Save a copy elsewhere"), self.tr("Press again: anyone who gets the file can read it")
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 10, 20, 10)
        layout.setSpacing(12)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.again, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignVCenter)
        self.again.clicked.connect(lambda: context.saving.retry(context.tasks, context.journal))
        self.copy.confirmed.connect(self._on_copy_confirmed)
        context.saving.stuck.connect(self.show_reason)
        context.saving.cleared.connect(self.hide)
        self.hide()

    def show_reason(self, reason: str) -> None:
        """Say why, and stay until it is over."""
        news = self.isHidden() or reason != self.words.text()
        self.words.setText(reason)
        self.setAccessibleName(reason)
        self.show()
        if news:
            announce(self, reason, alert=True)

    def _on_copy_confirmed(self) -> None:
        tasks = self._context.tasks
        tasks.run(self._context.journal.unsaved.records, done=self._on_records_known, owner=self)

    def _on_records_known(self, records: list[Record]) -> None:
        title, kinds = self.tr("Save a copy of what is not saved"), self.tr("Text (*.txt)")
        start = suggested_name(self._context.documents)
        chosen = self._context.chooser.save_file(self, title, start, kinds)
        if chosen is None:
            return
        from pathlib import Path

        from relationship_journal.exchange.files import write_atomically

        self._context.tasks.compute(
            write_atomically,
            Path(chosen),
            readable(records).encode(),
            done=lambda _: self._context.notices.say(
                self.tr(
                    "Copied. The file can be read by anyone who gets it; remove it when it is saved here."
                )
            ),
            failed=self._context.saving.refused.emit,
            owner=self,
        )
