"""What this computer still knows: what was found here, then what computers of its kind keep."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from relationship_journal.content.traces import Trace, load, system_of
from relationship_journal.domain.errors import KnownError
from relationship_journal.journal.surroundings import Surroundings, Swap, look
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.help_keys import hear_help
from relationship_journal.ui.fitting import fitted
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.page_header import PageHeader
from relationship_journal.ui.widgets.scroll import MARGIN_Y, Scroll
from relationship_journal.ui.words import sentence_of

SIZE = (820, 680)


class TracesPage(QDialog):
    """Needs no journal, so that it can be read while one is locked. Nothing it finds is kept."""

    def __init__(
        self, context: Context, folder: Path, parent: QWidget | None = None, platform: str = sys.platform
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        hear_help(self, context)
        self.setWindowTitle(self.tr("What this computer still knows"))
        self.resize(fitted(self, *SIZE))
        self.found = Card(self.tr("On this computer"), "gold")
        self.found.body.addWidget(label(self.tr("One moment…"), "hint"))
        self.list = Scroll()
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list.setAccessibleName(self.tr("What this computer still knows"))
        self.list.page.addWidget(self.found)
        for part in self._traces(system_of(platform)):
            self.list.page.addWidget(part)
        self._build()
        context.tasks.compute(look, folder, done=self._on_looked, failed=self._on_not_looked, owner=self)

    def _build(self) -> None:
        header = PageHeader(
            self.tr("What this computer still knows"),
            self.tr(
                "The journal is encrypted. Around it, a computer keeps things of its own; here is what, "
                "and what you can do."
            ),
        )
        close = Button(self.tr("Close"), "icon", icon="close")
        close.clicked.connect(self.accept)
        header.actions.addWidget(close)
        head = QVBoxLayout()
        head.setContentsMargins(48, MARGIN_Y, 48, 0)
        head.addWidget(header)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _traces(self, system: str) -> list[QWidget]:
        try:
            return [_card(trace) for trace in load(system)]
        except KnownError as error:
            return [label(sentence_of(error), "error", wrap=True)]

    def _on_looked(self, found: Surroundings) -> None:
        self._show(self._sentences(found))

    def _on_not_looked(self, _: Exception) -> None:
        self._show([self.tr("Nothing could be looked up here; the list below still holds.")])

    def _show(self, sentences: list[str]) -> None:
        while (item := self.found.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for sentence in sentences:
            self.found.body.addWidget(label(sentence, wrap=True))

    def _sentences(self, found: Surroundings) -> list[str]:
        said = []
        if found.service:
            said.append(
                self.tr(
                    "The journal’s folder seems to lie in a folder that {service} copies. It gets the "
                    "encrypted files and sees when you write, and cannot read them."
                ).format(service=found.service)
            )
        if found.in_recent_files:
            said.append(
                self.tr("The desktop’s list of recent files names something in the journal’s folder.")
            )
        said += self._swap_words(found)
        if not said:
            said.append(self.tr("Nothing that stands out. What cannot be seen from here is listed below."))
        return said

    def _swap_words(self, found: Surroundings) -> list[str]:
        words = {
            Swap.PLAIN: self.tr(
                "Swap is on and not encrypted: words of an open journal can remain readable on the disk."
            ),
            Swap.ENCRYPTED: self.tr("Swap is on and encrypted."),
            Swap.NONE: self.tr("Swap is off, so memory is not written to the disk while the computer runs."),
        }
        said = [words[found.swap]] if found.swap in words else []
        if found.hibernates and found.swap is not Swap.ENCRYPTED:
            said.append(self.tr("This computer can hibernate, which writes all of its memory to the disk."))
        return said


def _card(trace: Trace) -> Card:
    card = Card(trace.title)
    card.body.addWidget(label(trace.keeps, wrap=True))
    card.body.addWidget(label(trace.remedy, "subtitle", wrap=True))
    return card
