"""Putting a restored journal in place, so that a crash at any point leaves the old one or the new one.

The new journal is made whole beside the old one's folder and named `.NAME.restored` once it is durable.
Then the old folder is moved aside and the new one moved in. Which of the three names are there tells how
far it came: `recover` goes on from there, or back.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from relationship_journal.vault import files
from relationship_journal.vault.errors import AlreadyThere

_STEMS = (files.DATABASE, files.KEYS, files.README)


def unpacking(folder: Path) -> Path:
    """Where the journal that will be in `folder` is unpacked; what lies there may be thrown away."""
    return _beside(folder, ".{name}.unpacking")


def restored(folder: Path) -> Path:
    """Where it waits, whole and durable, until it is moved in."""
    return _beside(folder, ".{name}.restored")


def holds_journal(folder: Path) -> bool:
    """Whether there is a journal in `folder`, or one that a restore cut short was about to put there."""
    return (folder / files.DATABASE).exists() or restored(folder).is_dir()


def aside_of(folder: Path, now: datetime) -> Path:
    """Where the journal that is in `folder` now goes; no such folder exists yet."""
    stem = f"{{name}} (before restore {now.astimezone(UTC):%Y-%m-%dT%H-%M-%SZ})"
    path, number = _beside(folder, stem), 2
    while path.exists():
        path, number = _beside(folder, f"{stem} {number}"), number + 1
    return path


def move_in(folder: Path, now: datetime) -> Path | None:
    """Exchange `folder` for what waits beside it; where the old journal is now, None if there was none.

    Raises AlreadyThere when the folder holds other things and no journal. When anything fails, all is as
    it was before.
    """
    waiting, aside = restored(folder), aside_of(folder, now)
    if not (waiting / files.DATABASE).exists():
        raise FileNotFoundError(waiting)
    came = False
    try:
        if _clear(folder):
            _move_strangers(folder, waiting)
            folder.rename(aside)
            files.sync_folder(folder.parent)
        waiting.rename(folder)
        came = True
        files.sync_folder(folder.parent)
    except BaseException:
        with suppress(OSError):  # the next start tries again
            if came:
                folder.rename(waiting)
            if aside.exists():
                aside.rename(folder)
            give_up(folder)
        raise
    return aside if aside.exists() else None


def recover(folder: Path) -> None:
    """Bring a restore that was cut short to an end. Does nothing when there was none. Raises OSError."""
    if restored(folder).is_dir() and not folder.exists():
        restored(folder).rename(folder)
        files.sync_folder(folder.parent)
    give_up(folder)


def give_up(folder: Path) -> None:
    """Remove what was unpacked for `folder`, once everything that is not the journal is back where it was."""
    waiting = restored(folder)
    if waiting.is_dir():
        if folder.exists():
            _move_strangers(waiting, folder)
        if any(not is_own(entry.name) for entry in waiting.iterdir()):
            waiting.rename(_beside(folder, "{name} (left by a restore)"))
        else:
            shutil.rmtree(waiting)
        files.sync_folder(folder.parent)
    if unpacking(folder).is_dir():
        shutil.rmtree(unpacking(folder))


def is_own(name: str) -> bool:
    """Whether a file is the journal itself: database, keys, README, and what lies beside them for a moment.

    Everything else in its folder (backups, files of the user's) stays there when the journal is exchanged.
    """
    return name.removeprefix(".").startswith(_STEMS)


def _beside(folder: Path, pattern: str) -> Path:
    """A place in the folder around `folder`, which may be given as "." or be a whole drive."""
    whole = folder.absolute()
    return whole.parent / pattern.format(name=whole.name)


def _clear(folder: Path) -> bool:
    """Whether there is a journal to move aside; an empty folder is removed."""
    if not folder.exists():
        return False
    names = [entry.name for entry in folder.iterdir()]
    if names and not any(is_own(name) for name in names):
        raise AlreadyThere
    if not names:
        folder.rmdir()
    return bool(names)


def _move_strangers(source: Path, target: Path) -> None:
    """Move what is not the journal itself, durably; nothing is written over."""
    moved = False
    for entry in sorted(source.iterdir()):
        if not is_own(entry.name) and not (target / entry.name).exists():
            entry.rename(target / entry.name)
            moved = True
    if moved:
        files.sync_folder(target)
        files.sync_folder(source)
