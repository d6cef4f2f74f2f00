"""What is about touch and desire is hidden until it is wanted: said in plain words, with the switch."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from relationship_journal.domain.settings import JournalSettings
from relationship_journal.ui.cards.words import tr
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.sheet import Sheet
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.check_box import CheckBox
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.saved_hint import SavedHint


class CloserPage(Sheet):
    """The switch, which the settings have too."""

    switched = Signal()
    """It was switched, and that is kept."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Closeness"), tr("For when both of you want to."), parent)
        self._settings = JournalSettings()
        self.box = CheckBox(tr("Show what is about touch and desire"))
        self.box.setEnabled(False)
        self.saved = SavedHint()
        self.add_action(self.saved)
        card = Card()
        for text in (
            tr(
                "One deck of cards is about touch and desire, at three levels, and one program under "
                "Practice is about being close. Both are hidden until you switch them on."
            ),
            tr(
                "Nothing of it is counted, and the question of the day never comes from it. Each card may be "
                "put back without a word. Switched off again, it is hidden as before; what you wrote stays."
            ),
        ):
            card.body.addWidget(label(text, wrap=True))
        card.body.addWidget(self.box)
        self.page.addWidget(card)
        self.page.addStretch(1)
        self.setFocusProxy(self.box)
        self.box.toggled.connect(self._on_box_toggled)
        context.tasks.run(context.journal.settings.read, done=self._on_read, owner=self)

    def _on_read(self, settings: JournalSettings) -> None:
        self._settings = settings
        with QSignalBlocker(self.box):
            self.box.setChecked(settings.closer)
        self.box.setEnabled(True)

    def _on_box_toggled(self, on: bool) -> None:
        self._settings = replace(self._settings, closer=on)
        self.context.tasks.run(
            self.context.journal.settings.write, self._settings, done=self._on_written, owner=self
        )

    def _on_written(self, _: object) -> None:
        self.saved.saved(self.context.clock.now().astimezone(self.context.clock.zone()))
        self.switched.emit()
