"""All we wrote for the user, read from its files when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from relationship_journal.content import decks, evidence, programs
from relationship_journal.content.decks import Deck
from relationship_journal.content.evidence import Evidence
from relationship_journal.content.reading import RESOURCES
from relationship_journal.domain.programs import Program


class Library:
    """Decks, programs and what stands behind them. Ask on the worker: the first question reads files."""

    def __init__(self, folder: Path = RESOURCES) -> None:
        self._folder = folder

    @cached_property
    def decks(self) -> tuple[Deck, ...]:
        """Every deck, in order. Raises ContentError."""
        return decks.load(self._folder / "decks")

    @cached_property
    def programs(self) -> tuple[Program, ...]:
        """Every program, in order. Raises ContentError."""
        return programs.load(self._folder / "programs", self.evidence)

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """The notes on studies, by name. Raises ContentError."""
        return evidence.load(self._folder / "evidence.toml")
