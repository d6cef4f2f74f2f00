"""What two chairs is, said calmly before anything happens."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.sheet import Sheet
from relationship_journal.ui.two_chairs.words import tr, what_happens
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.scroll import Scroll


class OpeningPage(Sheet):
    """Shows the card and what will happen; then one of the two begins."""

    begin_requested = Signal(bool)
    """Whether the one whose journal it is writes first."""

    def __init__(self, context: Context, text: str, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Two chairs"), tr("One card, two answers, seen together."), parent)
        self.mine_first = Button(tr("Begin: I write first"), "primary")
        self.theirs_first = Button(tr("Begin: my partner writes first"))
        self.not_now = Button(tr("Not now"), "quiet")
        shown = Card(tone="ember")
        shown.body.addWidget(label(text, "question", wrap=True))
        steps = Card(tr("What will happen"))
        steps.body.setSpacing(8)
        for number, words in enumerate(what_happens(), 1):
            row = QHBoxLayout()
            row.setSpacing(12)
            count = label(str(number), "count", tone="ember")
            count.setFixedWidth(16)
            row.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(words, wrap=True), 1)
            steps.body.addLayout(row)
        ways = QWidget()
        flow = FlowLayout(ways)
        for button in (self.mine_first, self.theirs_first, self.not_now):
            flow.addWidget(button)
        steps.body.addSpacing(4)
        steps.body.addWidget(ways)
        scroll = Scroll(margins=(0, 0, 0, 0))
        scroll.page.addWidget(shown)
        scroll.page.addWidget(steps)
        self.page.addWidget(scroll, 1)
        self.setFocusProxy(self.mine_first)
        self.mine_first.clicked.connect(lambda: self.begin_requested.emit(True))
        self.theirs_first.clicked.connect(lambda: self.begin_requested.emit(False))
        self.not_now.clicked.connect(self.close_requested)
