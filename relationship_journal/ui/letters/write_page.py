"""What shall it be: four forms, a few questions to begin with, or a blank page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.letters import Form, Scaffold
from relationship_journal.ui.letters.words import form_choices, tr
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.labels import label, rule
from relationship_journal.ui.widgets.scroll import Scroll


class WritePage(Card):
    """Chosen here, written elsewhere."""

    blank_requested = Signal(object)
    """A blank page of a form."""
    scaffold_chosen = Signal(object)
    """The user answers the questions of a Scaffold."""
    left = Signal()
    """The user changed their mind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What would you like to write?"), parent=parent)
        self._scaffolds: Sequence[Scaffold] = ()
        self.form = Form.LETTER
        self.chips: dict[Form, Chip] = {}
        self.ways: list[Button] = []
        self.blank = Button(tr("A blank page"), "primary")
        self._close = Button(tr("Cancel"), "quiet")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._shown: list[QWidget] = []
        self._build()

    def _build(self) -> None:
        self.header.addWidget(self._close)
        forms = QWidget()
        flow = FlowLayout(forms)
        group = QButtonGroup(self)
        for form, word in form_choices().items():
            chip = Chip(word)
            chip.clicked.connect(lambda _=False, form=form: self.choose(form))
            group.addButton(chip)
            flow.addWidget(chip)
            self.chips[form] = chip
        row = QHBoxLayout()
        row.addWidget(self.blank)
        row.addStretch(1)
        self._intro = label(
            tr("Or answer a few questions. Your answers become the letter, in your words and nobody else’s."),
            "hint",
            wrap=True,
        )
        scroll = Scroll(self, margins=(0, 0, 0, 0))
        scroll.page.setSpacing(16)
        scroll.page.addWidget(forms)
        scroll.page.addLayout(row)
        scroll.page.addWidget(self._intro)
        scroll.page.addLayout(self._rows)
        self.body.addWidget(scroll, 1)
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(36, 28, 36, 28)
        self.blank.clicked.connect(lambda: self.blank_requested.emit(self.form))
        self._close.clicked.connect(self.left)
        self.setFocusProxy(self.blank)
        self.choose(self.form)

    def offer(self, scaffolds: Sequence[Scaffold]) -> None:
        """Offer these ways in."""
        self._scaffolds = scaffolds
        self.choose(self.form)

    def choose(self, form: Form) -> None:
        """Choose a form and show the ways into it."""
        self.form = form
        self.chips[form].setChecked(True)
        for widget in self._shown:
            self._rows.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        fitting = [one for one in self._scaffolds if one.form is form]
        self.ways = [self._way(one) for one in fitting]
        self._shown = []
        for way, one in zip(self.ways, fitting, strict=True):
            holder = QWidget()
            words = QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(label(one.title, "heading"))
            words.addWidget(label(one.about, "hint", wrap=True))
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addLayout(words, 1)
            row.addWidget(way)
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
            column.addWidget(rule())
            column.addLayout(row)
            self._rows.addWidget(holder)
            self._shown.append(holder)
        self._intro.setVisible(bool(fitting))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _way(self, scaffold: Scaffold) -> Button:
        way = Button(tr("Begin"))
        way.setAccessibleName(tr("Begin “{title}”").format(title=scaffold.title))
        way.setAccessibleDescription(scaffold.about)
        way.clicked.connect(lambda: self.scaffold_chosen.emit(scaffold))
        return way
