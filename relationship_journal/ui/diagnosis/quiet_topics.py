"""What a quiet hour may be about: a quiet word that opens into a few, and closes again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.prompts import QuietPrompts
from relationship_journal.ui.context import Context
from relationship_journal.ui.diagnosis.words import prompts, tr
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from relationship_journal.content.library import Library

USUAL = ""
"""The id of the three questions a quiet hour begins with."""


class QuietTopics(QWidget):
    """The button for another question, and the topics to take three others from."""

    another_requested = Signal()
    chosen = Signal(tuple)
    """The questions (texts) to write about from now on."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._topics: Sequence[QuietPrompts] = ()
        self._chosen = USUAL
        self.chips: dict[str, Chip] = {}
        self.another = Button(tr("Another question"), "link")
        self.other_topic = Button(tr("Write about something else"), "link")
        self._row = QWidget()
        self._flow = FlowLayout(self._row)
        links = QHBoxLayout()
        links.setSpacing(20)
        links.addWidget(self.another)
        links.addWidget(self.other_topic)
        links.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(links)
        layout.addWidget(self._row)
        self._row.hide()
        self.other_topic.hide()
        self.another.clicked.connect(self.another_requested)
        self.other_topic.clicked.connect(self._on_other_topic_clicked)
        context.tasks.run(context.journal.settings.read, done=self._on_settings_came, owner=self)

    def _on_settings_came(self, settings: object) -> None:
        closer = bool(getattr(settings, "closer", False))
        self._context.tasks.compute(
            _topics, self._context.library, closer, done=self._on_topics_came, owner=self
        )

    def _on_topics_came(self, topics: Sequence[QuietPrompts]) -> None:
        self._topics = topics
        self.other_topic.setVisible(bool(topics))

    def _on_other_topic_clicked(self) -> None:
        if not self.chips:
            self._add_chips()
        self._row.setVisible(self._row.isHidden())
        if self._row.isVisible():
            self.chips[self._chosen].setFocus()

    def _add_chips(self) -> None:
        group = QButtonGroup(self)
        usual = QuietPrompts(USUAL, tr("How it began"), prompts())
        for topic in (usual, *self._topics):
            chip = self.chips[topic.id] = Chip(topic.name, "sage")
            chip.setChecked(topic.id == self._chosen)
            chip.clicked.connect(partial(self._on_chip_clicked, topic))
            group.addButton(chip)
            self._flow.addWidget(chip)

    def _on_chip_clicked(self, topic: QuietPrompts, _checked: bool = True) -> None:
        self._chosen = topic.id
        self._row.hide()
        self.chosen.emit(topic.prompts)


def _topics(library: Library, closer: bool) -> Sequence[QuietPrompts]:
    """The topics of the library; those of programs that are hidden until wanted only when they are."""
    hidden = set() if closer else {program.id for program in library.programs if program.opt_in}
    return [topic for topic in library.prompts.quiet if topic.program not in hidden]
