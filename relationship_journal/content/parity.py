"""Compares translated content with the English it stands for: the words differ, and nothing else may.

A translated file lies in `languages/<code>/` under the name of the English one (content/languages.py). What
was answered is remembered by the ids and keys of a file: they, their order and every number stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from relationship_journal.content import guide
from relationship_journal.content.checking import ROOMS
from relationship_journal.content.reading import RESOURCES, ContentError, Table, read

SAID = frozenset({
    "about", "act_title", "acts", "aside", "ask", "ask_title", "asks", "called", "found", "hint", "hints",
    "labels", "levels", "limits", "line", "name", "options", "prompts", "qualities", "study", "text", "title",
    "when", "why", "words",
})  # fmt: skip
"""Fields that people read."""
CODES = frozenset({("programs", "why")})
"""Fields by such a name that are none, by the folder they stand in: names of notes on studies."""
OF_ANY_LENGTH = frozenset({"qualities", "words"})
"""Lists every language has its own of."""
OWN = frozenset({"words/opener.toml"})
"""Files that follow a language's own grammar: they only have to be readable."""


def complaints(folder: Path) -> list[str]:
    """Where the translations in `folder`/languages leave the English of `folder`, or else ours."""
    found: list[str] = []
    for language in sorted(path for path in (folder / "languages").glob("*") if path.is_dir()):
        for path in sorted(one for one in language.rglob("*") if one.is_file()):
            name = path.relative_to(language)
            found += (
                f"{language.name}/{name.parent.as_posix()}: {one}" for one in _of_file(folder, path, name)
            )
    return found


def counted(folder: Path) -> int:
    """How many translated files `folder` holds."""
    return sum(1 for path in (folder / "languages").rglob("*") if path.is_file())


def _of_file(folder: Path, path: Path, name: Path) -> Iterator[str]:
    if name.parent == Path("guide"):
        if not guide.path_of(name.stem).is_file():
            yield f"{name.name} is no chapter of the guide."
        return
    english = next((one for one in (folder / name, RESOURCES / name) if one.is_file()), None)
    room = next((one for one in ROOMS if name.match(one.pattern)), None)
    if english is None or room is None:
        yield f"{name.name} stands for no English file."
        return
    try:
        room.load(path, folder)
        if name.as_posix() not in OWN:
            yield from differences(read(english), read(path), name.parent.name)
    except ContentError as error:
        yield str(error)


def differences(english: Table, translated: Table, room: str = "") -> Iterator[str]:
    """Where a translated table says less, more or something else than the English one."""
    for name in translated.values:
        if name not in english.values:
            yield f"{translated.place(name)} is not in the English file."
    for name, value in english.values.items():
        if name not in translated.values:
            yield f"{translated.place(name)} is missing."
        else:
            yield from _of_field(english, translated, name, value, room)


def _of_field(english: Table, translated: Table, name: str, value: object, room: str) -> Iterator[str]:
    theirs = translated.values[name]
    if name not in OF_ANY_LENGTH and (missing := _lengths(name, value, theirs)):
        yield f"{translated.place(name)} has {missing[1]} where the English file has {missing[0]}."
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for ours, other in zip(english.tables(name), translated.tables(name), strict=True):
            yield from differences(ours, other, room)
    elif (name not in SAID or (room, name) in CODES) and name != "ends" and theirs != value:
        yield f"{translated.place(name)} is {theirs!r} where the English file has {value!r}."


def _lengths(name: str, value: object, theirs: object) -> tuple[int, int] | None:
    """How long two lists are, or what is said at two ends, where that differs."""
    kind = dict if name == "ends" else list
    if isinstance(value, kind) and isinstance(theirs, kind) and len(value) != len(theirs):
        return len(value), len(theirs)
    return None
