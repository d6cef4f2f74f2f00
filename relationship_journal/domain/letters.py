"""Letters: written, rested on, given, kept or sealed until a day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from relationship_journal.domain.errors import KnownError
from relationship_journal.domain.records import EPOCH, Privacy, Record
from relationship_journal.domain.text import first_words

COOLING_HOURS = 12
"""A night's sleep, unless the user sets other hours."""
NAME_CHARACTERS = 44
"""How much of a letter without a title stands for one."""
HARD_CLOSENESS = 2
"""A day with a check-in this low, or lower, is a hard one."""
_NUMBER = re.compile(r"\d")
_NAME = re.compile(r"(?<!\S)[^\W\d_][^\s.!?…:]*[,;]?\s+(?:[“\"'(]\s*)?(?!I\b)[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]")


class Form(StrEnum):
    """What kind of letter."""

    NOTE = "note"
    LETTER = "letter"
    THANKS = "thanks"
    APOLOGY = "apology"


class Fate(StrEnum):
    """What became of it."""

    DRAFT = "draft"
    GIVEN = "given"
    SEALED = "sealed"
    KEPT = "kept"


@dataclass(kw_only=True)
class Letter(Record):
    """A letter. `hard_day` marks one begun on a hard day at `begun_at` (UTC): it cools off first, unless
    `released_because` says why not. `sealed_until` is the first day a sealed one can be read again."""

    day: date
    zone: str = "UTC"
    form: Form = Form.LETTER
    title: str = ""
    text: str = ""
    qualities: list[str] = field(default_factory=list)
    fate: Fate = Fate.DRAFT
    hard_day: bool = False
    begun_at: datetime = EPOCH
    released_because: str = ""
    sealed_until: date | None = None
    given_on: date | None = None
    given_how: str = ""
    reaction: str = ""


@dataclass(frozen=True)
class LetterLine:
    """A letter as a list names it. `name` is its title or first words, and "" for one that is sealed and
    has no title: a list never holds the words of a sealed letter."""

    id: UUID
    day: date
    form: Form
    name: str
    fate: Fate
    sealed_until: date | None
    given_on: date | None


@dataclass(frozen=True)
class LetterPage:
    """A letter as it is open: for how many hours one begun on a hard day rests, and whether the question
    about a real detail was answered."""

    letter: Letter
    cooling_hours: int
    detail_seen: bool


@dataclass(frozen=True)
class Standing:
    """What became of a letter, without its words, to go back to."""

    fate: Fate
    sealed_until: date | None
    given_on: date | None
    privacy: Privacy


class LetterRests(KnownError):
    """It was to be given, printed or copied, and has not been slept on."""

    sentence = (
        "This letter asks to be slept on first; it is safe here, and you can write down why it should go now."
    )


class LetterSealed(KnownError):
    """It was to be read, and its day has not come."""

    sentence = "This letter is sealed; it is safe, and you can open it early on the Letters tab."


@dataclass(frozen=True)
class Scaffold:
    """Questions that lead to a letter: each is answered in one's own words, none of them is the letter."""

    id: str
    form: Form
    title: str
    about: str
    prompts: tuple[str, ...]


@dataclass(frozen=True)
class QualityGroup:
    """Qualities of one sort, each fit to follow “I admire …”."""

    name: str
    qualities: tuple[str, ...]


def is_sealed(letter: Letter, today: date) -> bool:
    """Whether its words are not to be seen yet."""
    until = letter.sealed_until
    return letter.fate is Fate.SEALED and until is not None and today < until


def covered(letter: Letter, today: date) -> Letter:
    """The letter as it may be shown: of a sealed one the title and the days, and none of its words."""
    if not is_sealed(letter, today):
        return letter
    return replace(letter, text="", qualities=[], released_because="", given_how="", reaction="")


def cools_until(letter: Letter, hours: int = COOLING_HOURS) -> datetime | None:
    """The moment (UTC) from which it may be printed or given; None when it never had to wait."""
    if not letter.hard_day or letter.released_because.strip():
        return None
    return letter.begun_at + timedelta(hours=hours)


def is_cooling(letter: Letter, now: datetime, hours: int = COOLING_HOURS) -> bool:
    """Whether it asks to be slept on."""
    until = cools_until(letter, hours)
    return until is not None and now < until


def line_of(letter: Letter) -> LetterLine:
    """The letter as a list names it."""
    sealed = letter.fate is Fate.SEALED
    name = " ".join(letter.title.split()) or ("" if sealed else first_words(letter.text, NAME_CHARACTERS))
    return LetterLine(
        letter.id, letter.day, letter.form, name, letter.fate, letter.sealed_until, letter.given_on
    )


def standing_of(letter: Letter) -> Standing:
    """What became of it."""
    return Standing(letter.fate, letter.sealed_until, letter.given_on, letter.privacy)


def given(letter: Letter, day: date) -> Letter:
    """The letter as one that was given on `day`; what it says is no secret from the partner any more."""
    return replace(letter, fate=Fate.GIVEN, given_on=day, sealed_until=None, privacy=Privacy.GIVEN)


def sealed(letter: Letter, until: date) -> Letter:
    """The letter, not to be read before the day `until`."""
    return replace(letter, fate=Fate.SEALED, sealed_until=until, given_on=None)


def kept(letter: Letter) -> Letter:
    """The letter as one that was written for its own sake; no export for two has it."""
    return replace(letter, fate=Fate.KEPT, sealed_until=None, given_on=None, privacy=Privacy.MINE)


def drafted(letter: Letter) -> Letter:
    """The letter to be written on. What was said of its giving is kept in case it is given after all."""
    privacy = Privacy.MINE if letter.privacy is Privacy.GIVEN else letter.privacy
    return replace(letter, fate=Fate.DRAFT, sealed_until=None, given_on=None, privacy=privacy)


def has_detail(text: str) -> bool:
    """Whether `text` seems to name something real: a number, or within a sentence a name or a day.

    It only looks for digits and capitals, so it misses much; it is a reason to say less, never to judge.
    """
    return _NUMBER.search(text) is not None or _NAME.search(text) is not None


def as_text(letter: Letter) -> str:
    """The letter as plain text: its title, then its words."""
    return "\n\n".join(part for part in (letter.title.strip(), letter.text.strip()) if part)


def paragraphs(answers: list[str]) -> str:
    """Answers to the questions of a scaffold as the paragraphs of a letter; nothing is added to them."""
    return "\n\n".join(answer.strip() for answer in answers if answer.strip())
