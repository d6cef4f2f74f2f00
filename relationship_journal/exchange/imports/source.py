"""A file or folder somebody brings, read within bounds: no bomb unpacks, no name leads out of it.

Nothing is ever unpacked to disk. Of a large archive, as one with all the pictures of a life, only what is
asked for is read.
"""

from __future__ import annotations

import io
import json
import lzma
import os
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import IO, Any, cast

from relationship_journal.domain.imports import ImportRefused

MOST_BYTES = 512 * 1024 * 1024
"""A file larger than this is not read, unless it is an archive."""
MOST_HELD = 64 * 1024 * 1024
"""An archive larger than this is not held in memory."""
MOST_MEMBERS = 200_000
MOST_MEMBER_BYTES = 64 * 1024 * 1024
"""One text, in an archive or alone; pictures and films may be larger, they are not read."""
MOST_UNPACKED = 512 * 1024 * 1024
"""All texts of an archive together."""
MOST_PACKED = 100
"""How many times its own size an archive may unpack to; texts come to a tenth of that."""
LEAST_ROOM = 16 * 1024 * 1024
"""What any archive may unpack to, however small."""
MOST_LINES = 1_500_000
"""In one text: forty letters to a line in the largest."""
MOST_READ = 4 * MOST_UNPACKED
"""The same with those counted again that are read again: each format looks before it knows a file."""

_UNREADABLE = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError,
    OSError, ValueError, EOFError, NotImplementedError, RuntimeError,
)  # fmt: skip
_FEW_PARTS, _LETTERS_A_PART = 1_000_000, 6
"""JSON of words has a bracket or a comma for every twenty letters or so; more would only fill the memory."""
TOO_LARGE = "This file is larger than an import can take; nothing was changed. A smaller export may go."
NOT_READ = "This file could not be read; nothing was changed. Please see that it is whole and try again."


@dataclass
class Source:
    """What is brought: `name` is its file name, `members` the files in it by their names (one, of its own
    name, for a plain file). Members are read when they are asked for. `changed` is the day on which each was
    last changed, where that is known."""

    name: str
    members: Mapping[str, Callable[[], bytes]]
    is_archive: bool = False
    changed: Mapping[str, date] = field(default_factory=dict)
    size: int = 0
    """Bytes of the archive as it lies there; 0 where nothing is packed."""
    _sizes: dict[str, int] = field(default_factory=dict)
    _unpacked: int = 0
    _read: int = 0

    def read(self, member: str) -> bytes:
        """The bytes of a member. Raises ImportRefused when all of them together get too many."""
        data = self.members[member]()
        if self.is_archive:  # a plain file is at hand already and costs nothing to read again
            self._unpacked += len(data) - self._sizes.get(member, 0)
            self._sizes[member] = len(data)
            self._read += len(data)
        if self._unpacked > most_of(self.size) or self._read > MOST_READ:
            raise ImportRefused(TOO_LARGE)
        return data

    def text(self, member: str) -> str:
        """A member as text. Raises ImportRefused when it is too large for one."""
        return text_of_bytes(self.read(member))

    def named(self, *endings: str) -> Iterator[str]:
        """The members whose names end so, in order; letters' case makes no difference."""
        wanted = tuple(ending.casefold() for ending in endings)
        return (name for name in sorted(self.members) if name.casefold().endswith(wanted))


def most_of(size: int) -> int:
    """How many bytes an archive of `size` bytes may unpack to."""
    return min(MOST_UNPACKED, max(LEAST_ROOM, MOST_PACKED * size)) if size else MOST_UNPACKED


def text_of_bytes(data: bytes) -> str:
    """Bytes as text, unless they are more than one text may be. Raises ImportRefused."""
    if len(data) > MOST_MEMBER_BYTES or data.count(b"\n") + data.count(b"\r") > MOST_LINES:
        raise ImportRefused(TOO_LARGE)
    return decoded(data)


def open_source(path: Path) -> Source:
    """What lies at `path`: a file, an archive or a folder. Raises ImportRefused with one sentence."""
    try:
        if path.is_dir():
            return _folder(path)
        told = path.stat()
        if told.st_size > MOST_HELD and stat.S_ISREG(told.st_mode) and (packed := _packed(path)):
            return packed
        if told.st_size > MOST_BYTES:
            raise ImportRefused(TOO_LARGE)
        data = _bytes_of(path)
        changed = _day_of(told.st_mtime)
    except _UNREADABLE as error:
        raise ImportRefused(NOT_READ) from error
    return source_of(path.name, data, changed)


def source_of(name: str, data: bytes, changed: date | None = None) -> Source:
    """The same for bytes at hand, last changed on a day that may be known."""
    try:
        if zipfile.is_zipfile(io.BytesIO(data)):
            return _zip(name, _Watched(io.BytesIO(data)), len(data))
        if _is_tar(data):
            return _tar(name, _Watched(io.BytesIO(data)))
    except _UNREADABLE as error:
        raise ImportRefused(NOT_READ) from error
    return Source(name, {name: lambda: data}, changed={name: changed} if changed else {})


def decoded(data: bytes) -> str:
    """Bytes as text: UTF-8 with or without a mark, UTF-16 by its mark, else Windows-1252, which reads
    anything. Line ends become "\\n"; NUL characters go."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            text = data.decode(encoding, "replace")
            break
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def json_of(text: str) -> Any:
    """Plain JSON. NaN and infinities are no numbers here and become None. Raises ImportRefused."""
    if sum(map(text.count, "{[,")) > _FEW_PARTS + len(text) // _LETTERS_A_PART:
        raise ImportRefused(TOO_LARGE)
    try:  # what is nested too deep ends in a RecursionError, long before the stack does
        return json.loads(text, parse_constant=lambda _: None, parse_int=_int)
    except (ValueError, RecursionError) as error:
        raise ImportRefused(NOT_READ) from error


def _int(digits: str) -> int | None:
    return int(digits) if len(digits) <= 30 else None


def _bytes_of(path: Path) -> bytes:
    """A regular file's bytes; pipes and devices are not read."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise ImportRefused(NOT_READ)
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ImportRefused(TOO_LARGE)
    return data


def _folder(path: Path) -> Source:
    """Every regular file below a folder; links are not followed."""
    members: dict[str, Callable[[], bytes]] = {}
    changed: dict[str, date] = {}
    for root, folders, files in os.walk(path, followlinks=False):
        folders[:] = sorted(one for one in folders if not Path(root, one).is_symlink())
        for file in sorted(files):
            found = Path(root, file)
            if found.is_symlink() or not found.is_file():
                continue
            name = found.relative_to(path).as_posix()
            members[name] = partial(_member_bytes, found)
            if day := _day_of(found.stat().st_mtime):
                changed[name] = day
            if len(members) > MOST_MEMBERS:
                raise ImportRefused(TOO_LARGE)
    return Source(path.name, members, is_archive=True, changed=changed)


def _day_of(seconds: float) -> date | None:
    """The civil day here of a moment since 1970; None off the calendar."""
    try:
        return date.fromtimestamp(seconds)
    except (ValueError, OverflowError, OSError):
        return None


def _member_bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_MEMBER_BYTES:
            raise ImportRefused(TOO_LARGE)
        return _bytes_of(path)
    except OSError as error:
        raise ImportRefused(NOT_READ) from error


class _Watched:
    """A stream that closes with the last that reads it, and whose reads are looked at: the directory of a zip
    is read at once, and every entry of it becomes an object, so that they are counted before that."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def __del__(self) -> None:
        self._stream.close()

    def read(self, size: int = -1) -> bytes:
        """Read on, unless there are more entries than an archive may have."""
        data = self._stream.read(size)
        if data.count(b"PK\x01\x02") > MOST_MEMBERS:
            raise ImportRefused(TOO_LARGE)
        return data


def _packed(path: Path) -> Source | None:
    """An archive on disk, of which members are read when they are asked for; None for what is none."""
    stream = path.open("rb")
    try:
        if zipfile.is_zipfile(stream):
            stream.seek(0)
            return _zip(path.name, _Watched(stream), path.stat().st_size)
        stream.seek(0)
        if _is_tar(stream.read(512)):
            stream.seek(0)
            return _tar(path.name, _Watched(stream))
    except BaseException:
        stream.close()
        raise
    stream.close()
    return None


def _zip(name: str, stream: _Watched, size: int) -> Source:
    archive = zipfile.ZipFile(stream)
    listed = archive.infolist()
    if len(listed) > MOST_MEMBERS:
        raise ImportRefused(TOO_LARGE)

    def read(info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 1:
            raise ImportRefused(
                "This archive has a password; nothing was changed. Please export it without one."
            )
        try:
            with archive.open(info) as opened:  # what the directory says of its size is not believed
                most = min(MOST_MEMBER_BYTES, most_of(size))
                found = opened.read(most + 1)
        except ImportRefused:
            raise
        except Exception as error:  # zlib.error, lzma.LZMAError: named apart in each library
            raise ImportRefused(NOT_READ) from error
        if len(found) > most:
            raise ImportRefused(TOO_LARGE)
        return found

    files = [info for info in listed if info.filename and not info.is_dir()]
    members = {info.filename: partial(read, info) for info in files}
    changed = {info.filename: day for info in files if (day := _packed_day(info))}
    return Source(name, members, is_archive=True, changed=changed, size=size)


def _packed_day(info: zipfile.ZipInfo) -> date | None:
    try:
        return date(*info.date_time[:3])
    except ValueError:
        return None


def _is_tar(data: bytes) -> bool:
    return data[257:262] == b"ustar"


def _tar(name: str, stream: _Watched) -> Source:
    """A plain tar: a packed one is not looked into, so that nothing grows on the way."""
    members: dict[str, Callable[[], bytes]] = {}
    changed: dict[str, date] = {}
    with tarfile.open(fileobj=cast("IO[bytes]", stream), mode="r:") as archive:
        for place, info in enumerate(archive):
            if place > MOST_MEMBERS:
                raise ImportRefused(TOO_LARGE)
            if info.isfile() and info.size <= MOST_MEMBER_BYTES:  # a larger one is a picture or a film
                members[info.name] = partial(_part, stream, info.offset_data, info.size)
                if day := _day_of(info.mtime):
                    changed[info.name] = day
    return Source(name, members, is_archive=True, changed=changed)


def _part(stream: _Watched, start: int, size: int) -> bytes:
    try:
        stream.seek(start)
        return stream.read(size)
    except (OSError, ValueError) as error:
        raise ImportRefused(NOT_READ) from error
