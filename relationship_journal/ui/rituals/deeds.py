"""What can be done with a ritual on its page, each in one step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from relationship_journal.domain.rituals import Mark, Ritual
from relationship_journal.domain.text import first_words
from relationship_journal.ui.context import Context
from relationship_journal.ui.draft import LABEL_CHARACTERS
from relationship_journal.ui.rituals.shelf import Shelf, move_down, move_up
from relationship_journal.ui.rituals.words import tr
from relationship_journal.ui.today.words import short_day

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from relationship_journal.journal.rituals import Rituals

KIND = "ritual"


class Deeds:
    """Hands each deed to the journal and says what the page does not show by itself."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.shelf = Shelf(date.min, (), (), {})
        """What the page shows now."""

    def mark(self, ritual: Ritual, day: date, mark: Mark | None) -> None:
        """Say what a day was."""
        self._run(self._journal.mark, ritual.id, day, mark)

    def pause(self, ritual: Ritual, first: date, last: date | None) -> None:
        """Let it rest for a season."""
        self._run(self._journal.pause, ritual.id, first, last)
        if first > self._context.today():
            self._say(tr("“{name}” rests from {day} on."), ritual, day=short_day(first))

    def resume(self, ritual: Ritual) -> None:
        """End its rest today."""
        self._run(self._journal.resume, ritual.id, self._context.today())

    def archive(self, ritual: Ritual) -> None:
        """Put it away with all it gathered."""
        self._run(self._journal.archive, ritual.id, self._context.today())
        self._say(tr("“{name}” is put away. You find it below, under what you put away."), ritual)

    def bring_back(self, ritual: Ritual) -> None:
        """Take it up again."""
        self._run(self._journal.unarchive, ritual.id)

    def move_up(self, ritual: Ritual) -> None:
        """One place up in its group."""
        self._run(move_up, self._journal, self.shelf, ritual.id)

    def move_down(self, ritual: Ritual) -> None:
        """One place down in its group."""
        self._run(move_down, self._journal, self.shelf, ritual.id)

    def group(self, ritual: Ritual, name: str) -> None:
        """Put it last in the group called `name`; "" is no group."""
        last: UUID | None = None
        for one in self.shelf.living:
            if one.ritual.group == name and one.ritual.id != ritual.id:
                last = one.ritual.id
        self._run(self._journal.move, ritual.id, last, name)

    def delete(self, ritual: Ritual) -> None:
        """Move it to the bin and offer to undo it."""
        self._run(self._context.journal.bin.delete, KIND, ritual.id)
        self._context.notices.deleted(KIND, ritual.id, first_words(ritual.name, LABEL_CHARACTERS))

    def hear_help(self, dialog: QDialog) -> None:
        """Let the keys of help work in a dialog about a ritual."""
        from relationship_journal.ui.dialogs.help_keys import hear_help

        hear_help(dialog, self._context)

    @property
    def _journal(self) -> Rituals:
        return self._context.journal.rituals

    def _run(self, work: Callable[..., object], *args: object) -> None:
        self._context.tasks.run(work, *args)

    def _say(self, text: str, ritual: Ritual, **more: str) -> None:
        name = first_words(ritual.name, LABEL_CHARACTERS)
        self._context.notices.say(text.format(name=name, **more))
