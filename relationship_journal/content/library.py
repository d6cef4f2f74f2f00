"""All we wrote for the user, read from its files when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from relationship_journal.content import decks, evidence, first_steps, guide, programs, words
from relationship_journal.content.decks import Deck
from relationship_journal.content.evidence import Evidence
from relationship_journal.content.guide import Chapter
from relationship_journal.content.languages import in_languages
from relationship_journal.content.reading import RESOURCES
from relationship_journal.domain.first_step import Rule
from relationship_journal.domain.letters import QualityGroup, Scaffold
from relationship_journal.domain.openings import OpeningWords
from relationship_journal.domain.programs import Program
from relationship_journal.domain.prompts import Prompts


class Library:
    """Decks, programs and what stands behind them. Ask on the worker: the first question reads files.

    Each file is taken in the first of `languages` ("de_AT", "de") it was translated to, else in English.
    """

    def __init__(self, folder: Path = RESOURCES, languages: Sequence[str] = ()) -> None:
        self._folder = folder
        self._spoken = in_languages(folder, languages)

    @cached_property
    def decks(self) -> tuple[Deck, ...]:
        """Every deck, in order. Raises ContentError."""
        return decks.load(self._folder / "decks", self._spoken)

    @cached_property
    def programs(self) -> tuple[Program, ...]:
        """Every program, in order. Raises ContentError."""
        return programs.load(self._folder / "programs", self.evidence, self._spoken)

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """The notes on studies, by name. Raises ContentError."""
        return evidence.load(self._spoken(self._folder / "evidence.toml"))

    @cached_property
    def guide(self) -> tuple[Chapter, ...]:
        """The user guide, chapter by chapter. Raises ContentError."""

        def find(name: str) -> Path:
            translated = self._spoken(self._folder / "guide" / f"{name}.md")
            return translated if translated.is_file() else guide.path_of(name)

        return guide.load(find)

    @cached_property
    def opening_words(self) -> OpeningWords:
        """What is known about the beginning of a talk. Raises ContentError."""
        return words.opening_words(self._spoken(self._folder / "words" / "opener.toml"))

    @cached_property
    def qualities(self) -> tuple[QualityGroup, ...]:
        """Qualities to follow “I admire …”. Raises ContentError."""
        return words.qualities(self._spoken(self._folder / "words" / "qualities.toml"))

    @cached_property
    def scaffolds(self) -> tuple[Scaffold, ...]:
        """Ways into a letter. Raises ContentError."""
        return words.scaffolds(self._spoken(self._folder / "words" / "scaffolds.toml"))

    @cached_property
    def prompts(self) -> Prompts:
        """Questions for a quiet hour, hints for the planner, moves of a listener. Raises ContentError."""
        return words.prompts(self._spoken(self._folder / "words" / "prompts.toml"))

    @cached_property
    def first_steps(self) -> tuple[Rule, ...]:
        """The table that tells where to begin. Raises ContentError."""
        return first_steps.load(self._spoken(self._folder / "first_steps.toml"))
