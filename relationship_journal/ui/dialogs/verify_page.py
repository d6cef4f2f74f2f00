"""Check this journal: every page, reference and index of its files, told in plain words."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.sheet import Sheet
from relationship_journal.ui.widgets.announce import announce
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.work_row import WorkRow

WIDTH = 720


class VerifyPage(Sheet):
    """One button; then what was found, and what to do about it."""

    restore_requested = Signal()
    rescue_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, self.tr("Check this journal"), "", parent)
        self.header.set_subtitle(
            self.tr("Reads every page of the journal’s files and compares it with what was written.")
        )
        self.check = Button(self.tr("Check now"))
        self.work = WorkRow(context)
        self.verdict = label("", wrap=True)
        self.found = label("", "hint", wrap=True)
        self.restore = Button(self.tr("Show the backups"), "primary")
        self.rescue = Button(self.tr("Lock and rescue what can be read"))
        self.card = Card()
        self.card.setMaximumWidth(WIDTH)
        self._build()
        self.check.clicked.connect(self.begin)
        self.restore.clicked.connect(self.restore_requested)
        self.rescue.clicked.connect(self.rescue_requested)
        self.work.busy_changed.connect(lambda busy: self.check.setVisible(not busy))

    def begin(self) -> None:
        """Check now."""
        self._show("", "", damaged=False)
        self.work.say("")
        self.work.run(self.context.journal.verify, done=self._on_checked, failed=self._on_failed)

    def flush(self) -> None:
        """The page is going away: nothing goes on."""
        self.work.stop()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.check)
        row.addStretch(1)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self.restore)
        ways.addWidget(self.rescue)
        ways.addStretch(1)
        for part in (self.verdict, self.found):
            self.card.body.addWidget(part)
        self.card.body.addLayout(ways)
        self.card.body.addWidget(self.work)
        self.card.body.addLayout(row)
        self.page.addWidget(self.card)
        self.page.addStretch(1)
        self._show("", "", damaged=False)
        self.setFocusProxy(self.check)

    def _show(self, verdict: str, found: str, *, damaged: bool) -> None:
        for words, text in ((self.verdict, verdict), (self.found, found)):
            words.setText(text)
            words.setVisible(bool(text))
        self.restore.setVisible(damaged)
        self.rescue.setVisible(damaged)

    def _on_checked(self, findings: list[str]) -> None:
        if not findings:
            self._show(self.tr("Everything is as it was written."), "", damaged=False)
        else:
            self._show(
                self.tr(
                    "Some of this journal is not as it was written. Do not write on in it: go back to a "
                    "backup, or lock it and rescue what can be read. Neither changes these files."
                ),
                "\n".join(self._told(findings)),
                damaged=True,
            )
        self.check.set_text(self.tr("Check again"))
        announce(self, self.verdict.text(), alert=bool(findings))
        (self.restore if findings else self.check).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: Exception) -> None:
        from relationship_journal.journal.rescue import is_damage

        if is_damage(error):  # too badly to be checked to the end
            self.work.say("")
            self._on_checked(["page: unreadable"])

    def _told(self, findings: list[str]) -> list[str]:
        """The findings by their kind, counted."""
        names = {
            "page": self.tr("Pages that are not what was written: {n}"),
            "structure": self.tr("Places where the file does not hold together: {n}"),
            "references": self.tr("Entries that belong to one that is missing: {n}"),
            "search index": self.tr("Gaps in what Search finds: {n}"),
        }
        counts = Counter(finding.partition(":")[0] for finding in findings)
        return [names.get(kind, kind + ": {n}").format(n=count) for kind, count in counts.items()]
