"""Opens and creates journals for the window, which is seen before the libraries for it are there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relationship_journal.domain.days import Clock
    from relationship_journal.journal.computer import Computer
    from relationship_journal.journal.journal import Journal


class JournalOpener:
    """Opens and creates journals; the libraries for it are imported when first needed."""

    def __init__(self, clock: Clock, starting_tags: Callable[[], list[str]], computer: Computer) -> None:
        self._clock = clock
        self._starting_tags = starting_tags
        self._computer = computer

    def open(self, folder: Path, passphrase: str) -> Journal:
        """The journal in `folder`. Raises KnownError with the sentence to show."""
        from relationship_journal.journal.opening import open_with_passphrase

        return open_with_passphrase(folder, passphrase, self._clock, self._computer)

    def open_with_sheet(self, folder: Path, text: str) -> Journal:
        """The same, by what stands on the recovery sheet."""
        from relationship_journal.journal.opening import open_with_sheet

        return open_with_sheet(folder, text, self._clock, self._computer)

    def open_with_copy(self, folder: Path, passphrase: str) -> Journal:
        """The same, with this computer's copy of keys.json."""
        from relationship_journal.journal.opening import open_with_copy

        return open_with_copy(folder, passphrase, self._clock, self._computer)

    def open_remembered(self, folder: Path) -> Journal:
        """The same, by this computer's keyring."""
        from relationship_journal.journal.opening import open_remembered

        return open_remembered(folder, self._clock, self._computer)

    def create(self, folder: Path, passphrase: str, my_name: str, partner_name: str) -> Journal:
        """A new journal in `folder`, with the names and a few tags to begin with."""
        from relationship_journal.domain.settings import JournalSettings
        from relationship_journal.journal.journal import Journal

        journal = Journal.create(folder, passphrase, self._clock, computer=self._computer)
        journal.settings.write(JournalSettings(my_name=my_name, partner_name=partner_name))
        for name in self._starting_tags():
            journal.mood.add_tag(name)
        return journal
