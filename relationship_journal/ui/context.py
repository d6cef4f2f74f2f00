"""What a page is given to work with: everything it may use, passed in, nothing looked up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtWidgets import QWidget

from relationship_journal.domain.days import FIRST_HOUR, Clock, day_of
from relationship_journal.ui.saving import Saving
from relationship_journal.ui.tasks import Tasks

if TYPE_CHECKING:
    from relationship_journal.content.library import Library
    from relationship_journal.journal.journal import Journal
    from relationship_journal.ui.login_start import LoginStart
    from relationship_journal.ui.theme import Theme


class Chooser(Protocol):
    """Asks for files and folders; the system's dialogs in the window, answers prepared in tests."""

    def save_file(self, parent: QWidget, title: str, suggested: str, kinds: str) -> str | None:
        """A path to write to, or None when the user changed their mind."""
        ...

    def open_folder(self, parent: QWidget, title: str, start: str) -> str | None:
        """An existing folder, or None."""
        ...

    def open_file(self, parent: QWidget, title: str, start: str) -> str | None:
        """An existing file of any kind, or None."""
        ...


class Notices(Protocol):
    """Quiet words at the foot of the window."""

    def say(self, text: str) -> None:
        """Show `text` for a few seconds and read it to a screen reader."""
        ...

    def deleted(self, kind: str, id: UUID, text: str) -> None:
        """Say that something was deleted and offer Undo for ten seconds."""
        ...

    def done(self, text: str, undo: Callable[[], None], undone: str) -> None:
        """Say that something was done and offer Undo for ten seconds; once undone, say `undone`."""
        ...


@dataclass
class Context:
    """Handed to every tab and panel while a journal is unlocked."""

    journal: Journal
    tasks: Tasks
    clock: Clock
    theme: Theme
    notices: Notices
    chooser: Chooser
    first_hour: int = FIRST_HOUR
    documents: Path = Path()
    login: LoginStart | None = None
    """Starts the program at sign-in; None where that is not to be had."""
    saving: Saving = field(default_factory=Saving)
    languages: tuple[str, ...] = ()
    """The codes of what is spoken beside English, the most particular first."""

    @cached_property
    def library(self) -> Library:
        """Decks, programs and the like; made when first asked for, to keep it off the way to the window."""
        from relationship_journal.content.library import Library

        return Library(languages=self.languages)

    def today(self) -> date:
        """The day it is now, by the user's first hour."""
        return day_of(self.clock.now(), self.clock.zone(), self.first_hour)
