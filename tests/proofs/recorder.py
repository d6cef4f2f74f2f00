"""Records what a program does to its files, system call by system call, with strace."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from power_loss import ROOT, Cut, Disk, Forget, Move, Name, Said, Step, Sync, Tree, Write, rename

_CALLS = (
    "open,openat,creat,close,lseek,write,pwrite64,writev,pwritev,ftruncate,truncate,fallocate,fsync,"
    "fdatasync,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,link,linkat,symlink,"
    "symlinkat,copy_file_range,sendfile,mmap"
)
_LINE = re.compile(r"^(\d+) +(\w+)\((.*)\) += (-?\d+)")
_PATH = re.compile(r'(?:(\d+), )?"((?:\\x[0-9a-f]{2})*)"')
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_DESCRIPTOR = re.compile(r"^(\d+)")
_UNFINISHED = re.compile(r"^(\d+) +(.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(r"^(\d+) +<\.\.\. \w+ resumed>(.*)$")


def tree_of(root: Path) -> Tree:
    """What lies below `root`."""
    return {
        path.relative_to(root).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in sorted(root.rglob("*"))
    }


def lay_out(tree: Tree, root: Path) -> None:
    """Write `tree` below `root`, which is empty or not yet there."""
    root.mkdir(exist_ok=True)
    for path, content in tree.items():
        place = root / path
        if content is None:
            place.mkdir(mode=0o700)
        else:
            place.write_bytes(content)


def record(command: Sequence[str], root: Path, log: Path) -> tuple[Tree, list[Step]]:
    """Run a Python program to its end; what lay below `root` before, and what it then did there.

    Its standard output counts as said. The steps, replayed, must lead to what lies there at the end.
    """
    before = tree_of(root)
    traced = [
        "strace",
        "-f",
        "--seccomp-bpf",
        "-xx",
        "-s",
        "16777216",
        "-o",
        str(log),
        "-e",
        f"trace={_CALLS}",
    ]
    done = subprocess.run([*traced, sys.executable, *command], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    reader = Reader(str(root), Disk.holding(before))
    with log.open(encoding="ascii") as lines:
        for line in whole_lines(lines):
            reader.read(line)
    replayed = Disk.holding(before)
    for step in reader.steps:
        replayed.do(step)
    assert replayed.after(replayed.changes, replayed.namings) == tree_of(root), "the recording has a gap"
    return before, reader.steps


def whole_lines(lines: Iterator[str] | Sequence[str]) -> Iterator[str]:
    """strace's lines, the halves of calls that others interrupted put together."""
    begun: dict[str, str] = {}
    for line in lines:
        if found := _UNFINISHED.match(line.rstrip("\n")):
            begun[found[1]] = found[2]
        elif found := _RESUMED.match(line.rstrip("\n")):
            yield f"{found[1]} {begun.pop(found[1])}{found[2]}"
        else:
            yield line.rstrip("\n")


@dataclass
class _Open:
    thing: int
    offset: int = 0
    appends: bool = False


@dataclass
class Reader:
    """Turns strace's lines into steps; follows names and open files as the kernel does."""

    root: str
    disk: Disk
    steps: list[Step] = field(default_factory=list)
    _open: dict[int, _Open] = field(default_factory=dict)
    _sizes: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._names = self.disk.names
        self._sizes = {thing: len(content) for thing, content in self.disk.contents.items()}
        self._next = 1 + max([ROOT, *self.disk.names, *self.disk.contents])
        self._calls: dict[str, Callable[[str, int], None]] = {
            **dict.fromkeys(("open", "openat", "creat"), self._opened),
            **dict.fromkeys(("fsync", "fdatasync"), self._synced),
            **dict.fromkeys(("rename", "renameat", "renameat2"), self._moved),
            **dict.fromkeys(("unlink", "unlinkat", "rmdir"), self._removed),
            **dict.fromkeys(("mkdir", "mkdirat"), self._made),
            "close": self._closed,
            "lseek": self._sought,
            "write": self._wrote,
            "writev": self._said,
            "pwrite64": self._wrote_at,
            "ftruncate": self._cut,
            "mmap": self._mapped,
        }

    def read(self, line: str) -> None:
        """One line; what did not succeed or is not about our files is passed over."""
        found = _LINE.match(line)
        if found is None or (result := int(found[4])) < 0:
            return
        name, arguments = found[2], found[3]
        if name in self._calls:
            self._calls[name](arguments, result)
        elif self._ours(arguments) is not None or self._paths(arguments):
            raise NotImplementedError(line[:200])

    def _opened(self, arguments: str, result: int) -> None:
        self._open.pop(result, None)
        if any(_decoded(string).decode() == self.root for _, string in _PATH.findall(arguments)):
            self._open[result] = _Open(ROOT)
        for folder, name in self._paths(arguments):
            thing = self._names[folder].get(name)
            if thing is None:
                thing = self._new()
                self._sizes[thing] = 0
                self._name(Name(folder, name, thing))
            elif "O_TRUNC" in arguments and self._sizes.get(thing):
                self._sizes[thing] = 0
                self.steps.append(Cut(thing, 0))
            self._open[result] = _Open(thing, appends="O_APPEND" in arguments)

    def _closed(self, arguments: str, _: int) -> None:
        self._open.pop(int(arguments), None)

    def _sought(self, arguments: str, result: int) -> None:
        if opened := self._ours(arguments):
            opened.offset = result

    def _wrote(self, arguments: str, result: int) -> None:
        opened = self._ours(arguments)
        if opened is not None:
            offset = self._sizes[opened.thing] if opened.appends else opened.offset
            opened.offset = offset + result
            self._write(opened.thing, offset, _bytes(arguments)[:result])

    def _said(self, arguments: str, _: int) -> None:
        if self._ours(arguments):
            raise NotImplementedError("writev to a file")
        if _DESCRIPTOR.match(arguments)[0] == "1":  # type: ignore[index]
            self.steps += [Said(word) for word in _bytes(arguments).decode().splitlines()]

    def _wrote_at(self, arguments: str, result: int) -> None:
        if opened := self._ours(arguments):
            self._write(opened.thing, int(arguments.rsplit(", ", 1)[1]), _bytes(arguments)[:result])

    def _cut(self, arguments: str, _: int) -> None:
        if opened := self._ours(arguments):
            size = int(arguments.rsplit(", ", 1)[1])
            self._sizes[opened.thing] = size
            self.steps.append(Cut(opened.thing, size))

    def _synced(self, arguments: str, _: int) -> None:
        if opened := self._ours(arguments):
            self.steps.append(Sync(opened.thing))

    def _mapped(self, arguments: str, _: int) -> None:
        place = _DESCRIPTOR.match(arguments.split(", ")[4])
        if place and int(place[1]) in self._open and "PROT_WRITE" in arguments and "MAP_SHARED" in arguments:
            raise NotImplementedError("writes through a mapping cannot be recorded")

    def _moved(self, arguments: str, _: int) -> None:
        paths = self._paths(arguments)
        if paths:
            (source, old), (folder, name) = paths
            self._name(Move(source, old, folder, name, self._names[source][old]))

    def _removed(self, arguments: str, _: int) -> None:
        for folder, name in self._paths(arguments):
            self._name(Forget(folder, name))

    def _made(self, arguments: str, _: int) -> None:
        for folder, name in self._paths(arguments):
            self._name(Name(folder, name, self._new(), is_folder=True))

    def _ours(self, arguments: str) -> _Open | None:
        """The open file of ours that a call is about."""
        number = _DESCRIPTOR.match(arguments)
        return self._open.get(int(number[1])) if number else None

    def _paths(self, arguments: str) -> list[tuple[int, str]]:
        """The folder's number and the name of each path of ours in a call."""
        found = []
        for beside, string in _PATH.findall(arguments):
            path = _decoded(string).decode("utf-8", "replace")
            folder = ROOT
            if beside and int(beside) in self._open and not path.startswith("/"):
                folder = self._open[int(beside)].thing
            elif path.startswith(self.root + "/"):
                path = path[len(self.root) + 1 :]
            else:
                continue
            *parents, name = path.split("/")
            for parent in parents:
                folder = self._names[folder][parent]
            found.append((folder, name))
        return found

    def _write(self, thing: int, offset: int, data: bytes) -> None:
        self._sizes[thing] = max(self._sizes[thing], offset + len(data))
        self.steps.append(Write(thing, offset, data))

    def _name(self, naming: Name | Move | Forget) -> None:
        rename(self._names, naming)
        self.steps.append(naming)

    def _new(self) -> int:
        self._next += 1
        return self._next


def _bytes(arguments: str) -> bytes:
    found = _STRING.search(arguments)
    assert found is not None
    assert not found[2], "a write was too long for the record"
    return _decoded(found[1])


def _decoded(string: str) -> bytes:
    return bytes.fromhex(string.replace("\\x", ""))
