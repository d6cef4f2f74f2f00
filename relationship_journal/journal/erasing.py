"""Erases a journal and what the program kept about it: every file it made, and no other.

The keys go first and are overwritten, so that an erasing cut short leaves what nobody can read.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from relationship_journal.domain.backups import SUFFIX, moment_of
from relationship_journal.domain.errors import KnownError
from relationship_journal.journal import unsaved
from relationship_journal.journal.computer import Computer, KeyringUnavailable
from relationship_journal.vault import files, key_copies, places
from relationship_journal.vault.claim import Claim

_OWN = re.compile(
    r"\.?(journal\.db|keys\.json(\.damaged)?|unsaved\.sealed|README\.txt)(\.new)?(-wal|-shm|-journal)?",
    re.ASCII,
)
"""The journal's files, and what lies beside them for a moment."""


@dataclass(frozen=True)
class Inventory:
    """What is there: `ours` is erased, keys first; `strangers` lie in the same folders and stay."""

    folder: Path
    ours: tuple[Path, ...]
    strangers: tuple[Path, ...]
    backups: int
    bytes: int


@dataclass(frozen=True)
class Erased:
    """How it ended. `left` could not be removed; the keyring may still hold the secret of the journal."""

    strangers: tuple[Path, ...]
    left: tuple[Path, ...]
    keyring_left: bool


class Eraser:
    """Knows the places outside the journal's folder: this computer's, and folders that are the program's."""

    def __init__(self, computer: Computer, own_folders: Iterable[Path] = ()) -> None:
        self._computer = computer
        self._own_folders = tuple(own_folders)

    def look(self, folder: Path) -> Inventory:
        """What erasing the journal in `folder` would remove, and what would stay beside it."""
        ours: list[Path] = []
        strangers: list[Path] = []
        for one in _journal_folders(folder):
            for path in _files(one):
                (ours if _is_ours(path, one) else strangers).append(path)
        for own in self._own_folders:
            ours += _files(own)
        ours += self._kept_elsewhere(folder)
        ours.sort(key=lambda path: (not path.name.startswith(files.KEYS), path))
        return Inventory(
            folder,
            tuple(ours),
            tuple(strangers),
            sum(path.suffix == SUFFIX for path in ours),
            sum(_size(path) for path in ours),
        )

    def erase(self, folder: Path) -> Erased:
        """Remove it all. The journal must be closed: raises OpenElsewhere while any window has it open."""
        found = self.look(folder)
        claim = Claim(folder) if folder.exists() else None
        try:
            keyring_left = not self._forget_secret(folder)
            left = tuple(path for path in found.ours if not _remove(path))
        finally:
            if claim is not None:
                claim.release()
        for one in (*_journal_folders(folder), *self._own_folders, *self._key_folders()):
            _remove_empty(one)
        return Erased(found.strangers, left, keyring_left)

    def _kept_elsewhere(self, folder: Path) -> list[Path]:
        with suppress(OSError, KnownError):
            journal = files.salt_of(folder)
            kept = (
                key_copies.place(self._computer.copies, journal),
                unsaved.spare_place(self._computer.copies, journal),
            )
            return [path for path in kept if path is not None and path.exists()]
        return []

    def _key_folders(self) -> list[Path]:
        """Where copies of keys are, and the folder above, which is there for them alone."""
        copies = self._computer.copies
        return [] if copies is None else [copies, copies.parent]

    def _forget_secret(self, folder: Path) -> bool:
        """Whether the keyring is known to hold nothing of this journal."""
        try:
            self._computer.keyring().forget(files.salt_of(folder).hex())
        except KeyringUnavailable:
            return self._computer.secrets is None
        except (OSError, KnownError):  # a journal without its file has no name to ask for
            return False
        return True


def _journal_folders(folder: Path) -> list[Path]:
    """The journal's folder, and what a restore or a creation cut short left beside it."""
    beside = [places.unpacking(folder), places.restored(folder)]
    with suppress(OSError):
        beside += sorted(folder.parent.glob(f"{_escaped(folder.name)} (before restore *)*"))
        beside += sorted(folder.parent.glob(f".{_escaped(folder.name)}.????????.new"))
    return [one for one in (folder, *beside) if one.is_dir() and not (one != folder and one.is_symlink())]


def _escaped(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def _files(folder: Path) -> Iterator[Path]:
    """Everything below a folder but folders themselves; what a link points to is not below it."""
    for place, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        yield from sorted(Path(place) / name for name in (*names, *links))


def _is_ours(path: Path, folder: Path) -> bool:
    if path.is_symlink():
        return False
    if path.parent == folder:
        return bool(_OWN.fullmatch(path.name)) and (path.name != files.README or _is_our_readme(path))
    head, dot, _ = path.name.removeprefix(".").partition(SUFFIX)
    return path.parent == folder / files.BACKUPS and bool(dot) and moment_of(head + SUFFIX) is not None


def _is_our_readme(path: Path) -> bool:
    with suppress(OSError):
        return path.read_bytes()[:20] == files.README_TEXT.encode()[:20]
    return False


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.lstat().st_size
    return 0


def _remove(path: Path) -> bool:
    """Remove a file, the small ones overwritten before; False when it is still there."""
    with suppress(OSError):
        if not path.is_symlink() and _size(path) <= files.LARGEST_KEYS:
            with path.open("r+b") as stream:
                stream.write(secrets.token_bytes(_size(path)))
                stream.flush()
                os.fsync(stream.fileno())
    with suppress(OSError):
        path.unlink(missing_ok=True)
    return not path.exists()


def _remove_empty(folder: Path) -> None:
    for place, _, _ in os.walk(folder, topdown=False):
        with suppress(OSError):
            Path(place).rmdir()
