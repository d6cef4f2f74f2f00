"""One check-in being made or changed: a tap on the scale, and then, for who wants it, the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.mood import CheckIn
from relationship_journal.ui.autosave import Autosave
from relationship_journal.ui.context import Context
from relationship_journal.ui.mood.words import energy_words, tension_words, tr
from relationship_journal.ui.today.tag_picker import TagPicker
from relationship_journal.ui.today.words import closeness_words
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.scale_buttons import ScaleButtons
from relationship_journal.ui.widgets.writing_field import WritingField

LABEL_PX = 72
"""Room for the word before a scale, so that both line up."""


class CheckInForm(QWidget):
    """Edits one check-in of a day. Nothing is stored before a step of the scale is chosen.

    The first tap makes a check-in; energy, tension, tags and the note then belong to it. Taps are kept
    at once, the note when typing rests.
    """

    saved = Signal()
    """The check-in shown reached the journal."""
    turned = Signal()
    """The form shows another check-in, or none."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._day = context.today()
        self._check_in: CheckIn | None = None
        self._autosave = Autosave(self, self._save)
        self._scale = ScaleButtons(closeness_words())
        self._energy = ScaleButtons(energy_words(), optional=True)
        self._tension = ScaleButtons(tension_words(), optional=True)
        self._tags = TagPicker(tr("What was going on?"))
        self._note = WritingField(tr("What was going on, if you want to say"), framed=True)
        self._build()

    def _build(self) -> None:
        self._scale.setAccessibleName(tr("How close did the day feel?"))
        self._note.setAccessibleName(tr("A note on this check-in"))
        self._more = QWidget()
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 16, 0, 0)
        more.setSpacing(12)
        for word, scale in ((tr("Energy"), self._energy), (tr("Tension"), self._tension)):
            scale.setAccessibleName(word)
            row = QHBoxLayout()
            name = label(word, "hint")
            name.setFixedWidth(LABEL_PX)
            row.addWidget(name)
            row.addWidget(scale, 1)
            more.addLayout(row)
        more.addWidget(self._tags)
        more.addWidget(self._note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scale)
        layout.addWidget(self._more)
        self._more.hide()
        self.setFocusProxy(self._scale.buttons[0])
        self._scale.chosen.connect(self._on_scale_chosen)
        self._energy.chosen.connect(lambda value: self._keep(energy=value))
        self._tension.chosen.connect(lambda value: self._keep(tension=value))
        self._tags.chosen_changed.connect(lambda names: self._keep(tags=list(names)))
        self._tags.tag_added.connect(self._on_tags_tag_added)
        self._note.edited.connect(self._on_note_edited)

    @property
    def check_in(self) -> CheckIn | None:
        """The check-in being edited, as it is here; None before the first tap."""
        return self._check_in

    def begin(self, day: date) -> None:
        """Offer a fresh check-in on `day`."""
        self.flush()
        self._day = day
        self._fill(None)

    def edit(self, check_in: CheckIn) -> None:
        """Go on with one that exists."""
        self.flush()
        self._day = check_in.day
        self._fill(check_in)

    def offer_tags(self, names: Sequence[str]) -> None:
        """Show these tags to choose from, besides those already chosen."""
        self._tags.offer(names)

    def flush(self) -> None:
        """Hand over what is waiting."""
        self._autosave.flush()

    def drop(self) -> None:
        """Forget the check-in being edited and what was typed since it was saved: it was deleted."""
        self._check_in = None
        self._autosave.flush()
        self._fill(None)

    def _fill(self, check_in: CheckIn | None) -> None:
        self._check_in = check_in
        self._scale.set_value(check_in.closeness if check_in else None)
        self._energy.set_value(check_in.energy if check_in else None)
        self._tension.set_value(check_in.tension if check_in else None)
        self._tags.choose(check_in.tags if check_in else [])
        self._note.setPlainText(check_in.note if check_in else "")
        self._more.setVisible(check_in is not None)
        self.turned.emit()

    def _on_scale_chosen(self, value: int) -> None:
        if self._check_in is None:
            self._check_in = self._context.journal.mood.new(self._day)
            self._more.show()
            self.turned.emit()
        self._keep(closeness=value)

    def _keep(self, **values: Any) -> None:
        """Take over choices and save at once: nothing more will be typed."""
        if self._check_in is not None:
            self._check_in = replace(self._check_in, **values)
            self._autosave.touch()
            self._autosave.flush()

    def _on_tags_tag_added(self, name: str) -> None:
        self._context.tasks.run(self._context.journal.mood.add_tag, name)

    def _on_note_edited(self) -> None:
        if self._check_in is not None:
            self._check_in = replace(self._check_in, note=self._note.toPlainText())
            self._autosave.touch()

    def _save(self) -> None:
        if self._check_in is not None:
            tasks, mood = self._context.tasks, self._context.journal.mood
            tasks.run(mood.save, replace(self._check_in), done=self._on_saved, owner=self)

    def _on_saved(self, stored: CheckIn) -> None:
        if self._check_in is not None and stored.id == self._check_in.id:
            self.saved.emit()
