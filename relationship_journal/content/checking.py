"""Checks content files of people who write: first what the loaders ask for, then the rules for texts.

A folder to check looks like resources/: it has decks/, programs/, words/, first_steps.toml or evidence.toml.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from relationship_journal.content import decks, evidence, first_steps, programs, words
from relationship_journal.content.reading import RESOURCES, ContentError, Table, read
from relationship_journal.content.rules import EASY, Passage, alike, broken, reading_ease
from relationship_journal.domain.errors import KnownError
from relationship_journal.domain.programs import StepKind


@dataclass(frozen=True)
class Room:
    """One sort of file: where it lies, which of its fields people read, and which must not say the same
    thing twice, in the whole room. A file whose texts are `easy` must be so on average."""

    pattern: str
    load: Callable[[Path, Path], object]
    """Loads one file of a folder; both are given."""
    read: tuple[str, ...]
    unlike: tuple[str, ...] = ()
    easy: bool = False


ROOMS = (
    Room("decks/*.toml", lambda path, _: decks.read_deck(path), ("name", "about", "text"), ("text",), True),
    Room(
        "programs/*.toml",
        lambda path, folder: programs.read_program(path, _evidence(folder)),
        ("name", "about", "title", "text", "aside", "labels", "options", "asks", "hints", "acts", "ask"),
        ("text", "acts"),
        True,
    ),
    Room(
        "words/opener.toml",
        lambda path, _: words.opening_words(path, check=True),
        ("name", "why", "wording"),
        ("why",),
    ),
    Room("words/qualities.toml", lambda path, _: words.qualities(path), ("name", "qualities")),
    Room(
        "words/scaffolds.toml",
        lambda path, _: words.scaffolds(path),
        ("title", "about", "prompts"),
        ("prompts",),
        True,
    ),
    Room(
        "words/prompts.toml",
        lambda path, _: words.prompts(path),
        ("name", "prompts", "hint", "line"),
        ("prompts",),
        True,
    ),
    Room(
        "first_steps.toml",
        lambda path, folder: first_steps.load(path, _programs(folder)),
        ("when", "why"),
        ("why",),
    ),
    Room("evidence.toml", lambda path, _: evidence.load(path), ("title", "limits"), ("limits",)),
)
_MAY_REPEAT = (StepKind.REVIEW, StepKind.ACT, StepKind.RATE, StepKind.CHOOSE, StepKind.PAIR, StepKind.DATE)
"""Steps that ask the same at different times."""


def check(folder: Path) -> list[str]:
    """Every complaint about the content in `folder`, with file, line and field. Raises KnownError if there is
    nothing to check."""
    files = [(room, path) for room in ROOMS for path in sorted(folder.glob(room.pattern))]
    if not files:
        raise KnownError(
            f"{folder} holds no content, so nothing was checked: it needs decks, programs or words."
        )
    found: list[str] = []
    sound: list[tuple[Room, Path]] = []
    for room, path in files:
        try:
            room.load(path, folder)
        except ContentError as error:
            found.append(str(error))
        else:
            sound.append((room, path))
    return found + [complaint for room in ROOMS for complaint in _texts(folder, room, sound)]


def counted(folder: Path) -> int:
    """How many files of content `folder` holds."""
    return sum(1 for room in ROOMS for _ in folder.glob(room.pattern))


def _evidence(folder: Path) -> set[str]:
    try:
        return set(evidence.load()) | set(evidence.load(folder / "evidence.toml"))
    except ContentError:
        return set(evidence.load())


def _programs(folder: Path) -> set[str]:
    return {path.stem for place in (RESOURCES, folder) for path in place.glob("programs/*.toml")}


def _texts(folder: Path, room: Room, sound: Sequence[tuple[Room, Path]]) -> Iterator[str]:
    """What breaks a rule in the files of one room, also beside ours."""
    paths = [path for one, path in sound if one is room]
    for path in paths:
        texts = list(passages(read(path), room.read))
        yield from (f"{one.where}: {complaint}" for one in texts for complaint in broken(one.text))
        ease = reading_ease(one.text for one in texts)
        if room.easy and ease < EASY:
            yield f"{path.name}: its texts are hard to read, {ease:.0f} where {EASY:.0f} is plain English."
    new = [one for path in paths for one in passages(read(path), room.unlike, _MAY_REPEAT)]
    others = _others(folder, room)
    ours = [one for path in others for one in passages(read(path), room.unlike, _MAY_REPEAT)]
    for a, b in alike(new + ours):
        if a in new or b in new:
            yield f"{a.where} and {b.where} say nearly the same."


def _others(folder: Path, room: Room) -> list[Path]:
    """Our files of a room, but for those that `folder` has by the same name."""
    ours = sorted(RESOURCES.glob(room.pattern))
    return [path for path in ours if not (folder / path.relative_to(RESOURCES)).exists()]


def passages(table: Table, fields: Iterable[str], without: Collection[str] = ()) -> Iterator[Passage]:
    """The texts in these fields of a table and all tables in it, each with file, line and field; tables whose
    `kind` is one of `without` are left out."""
    if table.values.get("kind") in without:
        return
    for name, value in table.values.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for inner in table.tables(name):
                yield from passages(inner, fields, without)
        elif name in fields:
            for text in (value,) if isinstance(value, str) else value:
                yield Passage(table.place(name), text)
