"""What a disk may hold after the power fails: a small model of file systems, pure.

The order of things a program did is replayed up to any point; from there the model makes the states the
disk can be in. It promises as little as POSIX does:

- Bytes written to a file are safe once that file is synced. Until then any of its writes may be on disk
  or not, in any order, and one of them in part: whole sectors of it, never part of a sector. A hole
  that is left reads as zeros.
- A name made, moved or removed is safe once its folder is synced (for a move, the folder it went to).
  Until then the changes of names reach the disk in their order, stopping anywhere, or all but one of them.
- A file without a name is gone; a name is never half there.

Real file systems keep more than this (ext4 orders names behind data, for one); none keeps less.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

ROOT = 0
"""The number of the folder everything happens in."""
SECTORS = (512, 4096)
Tree = dict[str, bytes | None]
"""What lies below the root: path to content, None for a folder."""


@dataclass(frozen=True)
class Write:
    file: int
    offset: int
    data: bytes


@dataclass(frozen=True)
class Cut:
    file: int
    size: int


@dataclass(frozen=True)
class Name:
    """A name for a file or folder, new or in place of the one it had."""

    folder: int
    name: str
    thing: int
    is_folder: bool = False


@dataclass(frozen=True)
class Move:
    source: int
    old: str
    folder: int
    name: str
    thing: int


@dataclass(frozen=True)
class Forget:
    folder: int
    name: str


@dataclass(frozen=True)
class Sync:
    """A file's bytes or a folder's names are made durable."""

    thing: int


@dataclass(frozen=True)
class Said:
    """A word the program said to the outside: what it acknowledged before is owed."""

    word: str


Change = Write | Cut
Naming = Name | Move | Forget
Step = Change | Naming | Sync | Said


@dataclass
class Disk:
    """What is durable, and what was done since: `contents` by file, `names` by folder."""

    contents: dict[int, bytes] = field(default_factory=dict)
    names: dict[int, dict[str, int]] = field(default_factory=lambda: {ROOT: {}})
    changes: list[Change] = field(default_factory=list)
    namings: list[Naming] = field(default_factory=list)

    @classmethod
    def holding(cls, tree: Tree) -> Disk:
        """A disk on which all of `tree` is durable. Its things are numbered in the order of their paths."""
        disk = cls()
        for path in sorted(tree):
            *parents, name = path.split("/")
            folder = ROOT
            for parent in parents:
                folder = disk.names[folder][parent]
            thing = 1 + len(disk.contents) + len(disk.names) - 1
            disk.names[folder][name] = thing
            content = tree[path]
            if content is None:
                disk.names[thing] = {}
            else:
                disk.contents[thing] = content
        return disk

    def do(self, step: Step) -> None:
        """Do one step; nothing of it is durable yet, unless it is a sync."""
        match step:
            case Write() | Cut():
                self.changes.append(step)
            case Name() | Move() | Forget():
                self.namings.append(step)
            case Sync(thing):
                self._sync(thing)
            case Said():
                pass

    def after(self, changes: Sequence[Change], namings: Sequence[Naming]) -> Tree:
        """What lies on the disk when of all that was pending just these reached it."""
        names = {folder: dict(entries) for folder, entries in self.names.items()}
        for naming in namings:
            rename(names, naming)
        contents = dict(self.contents)
        for change in changes:
            contents[change.file] = changed(contents.get(change.file, b""), change)
        return dict(sorted(_walk(names, contents, ROOT, "")))

    def _sync(self, thing: int) -> None:
        for change in self.changes:
            if change.file == thing:
                self.contents[thing] = changed(self.contents.get(thing, b""), change)
        self.changes = [change for change in self.changes if change.file != thing]
        for naming in self.namings:
            if naming.folder == thing:
                rename(self.names, naming)
        self.namings = [naming for naming in self.namings if naming.folder != thing]


def changed(content: bytes, change: Change) -> bytes:
    """A file's content after one change; what lies between its end and a write behind it is zeros."""
    if isinstance(change, Cut):
        return content[: change.size].ljust(change.size, b"\0")
    padded = content.ljust(change.offset, b"\0")
    return padded[: change.offset] + change.data + padded[change.offset + len(change.data) :]


def rename(names: dict[int, dict[str, int]], naming: Naming) -> None:
    """Do one naming among the names by folder."""
    match naming:
        case Name(folder, name, thing, is_folder):
            names.setdefault(folder, {})[name] = thing
            if is_folder:
                names.setdefault(thing, {})
        case Move(source, old, folder, name, thing):
            if names.get(source, {}).get(old) == thing:
                del names[source][old]
            names.setdefault(folder, {})[name] = thing
        case Forget(folder, name):
            names.get(folder, {}).pop(name, None)


def torn(write: Write, rng: Random) -> list[Change]:
    """The part of a write that reached the disk: some of its sectors."""
    sector = rng.choice(SECTORS)
    parts: list[Change] = []
    start = write.offset
    end = write.offset + len(write.data)
    while start < end:
        stop = min(end, start - start % sector + sector)
        if rng.random() < 0.5:
            parts.append(Write(write.file, start, write.data[start - write.offset : stop - write.offset]))
        start = stop
    return parts


def outcomes(disk: Disk, rng: Random, shuffles: int) -> Iterator[Tree]:
    """States the disk may be in if the power fails now.

    Nothing or everything of what is pending reached it, names without bytes, bytes without names; then
    `shuffles` random ones, each with any of the writes, one of them torn, and the names up to some point
    or all but one.
    """
    changes, namings = disk.changes, disk.namings
    for some in (changes, []):
        for named in (namings, []):
            yield disk.after(some, named)
    for _ in range(shuffles if changes or namings else 0):
        yield disk.after(_some(changes, rng), _so_far(namings, rng))


def crashes(
    before: Tree, steps: Sequence[Step], rng: Random, shuffles: int, every: int = 1
) -> Iterator[tuple[Tree, tuple[str, ...]]]:
    """Every state after every step, each once for what had been said by then.

    `every` thins long runs of writes and syncs: the power fails after each so-manieth of them only.
    """
    disk = Disk.holding(before)
    said: tuple[str, ...] = ()
    seen: set[int] = set()
    for turn, step in enumerate((None, *steps)):
        if isinstance(step, Said):
            said = (*said, step.word)
        elif step is not None:
            disk.do(step)
        if isinstance(step, Write | Cut | Sync) and turn % every:
            continue
        for tree in outcomes(disk, rng, shuffles):
            mark = hash((said, tuple(tree.items())))
            if mark not in seen:
                seen.add(mark)
                yield tree, said


def _some(changes: Sequence[Change], rng: Random) -> list[Change]:
    share = rng.choice((0.1, 0.5, 0.9))
    kept = [change for change in changes if rng.random() < share]
    writes = [place for place, change in enumerate(kept) if isinstance(change, Write)]
    if writes:
        place = rng.choice(writes)
        one = kept[place]
        assert isinstance(one, Write)
        kept[place : place + 1] = torn(one, rng)
    return kept


def _so_far(namings: Sequence[Naming], rng: Random) -> list[Naming]:
    if namings and rng.random() < 0.3:
        lost = rng.randrange(len(namings))
        return [*namings[:lost], *namings[lost + 1 :]]
    return list(namings[: rng.randint(0, len(namings))])


def _walk(
    names: dict[int, dict[str, int]], contents: dict[int, bytes], folder: int, above: str
) -> Iterator[tuple[str, bytes | None]]:
    for name, thing in names.get(folder, {}).items():
        path = above + name
        if thing in names:
            yield path, None
            yield from _walk(names, contents, thing, path + "/")
        else:
            yield path, contents.get(thing, b"")
