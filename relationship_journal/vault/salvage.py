"""Reads a damaged journal.db without SQLite: page by page, each decrypted by itself, nothing ever written.

SQLite gives up at the first page that does not authenticate, and cannot reach what lies below it. Here
each page stands for itself: whole pages are read wherever they are, damaged ones are counted. Formats:
SQLCipher 4 (AES-256-CBC, 4,096-byte pages, 80 bytes reserved) and sqlite.org/fileformat2.html.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from relationship_journal.vault.pages import PAGE, SALT, authentic, mac_key_of

_IV, _RESERVED = 16, 80
USABLE = PAGE - _RESERVED
_LEAF, _INTERIOR, _INDEX_LEAF, _INDEX_INTERIOR = 0x0D, 0x05, 0x0A, 0x02
_WAL_HEAD, _FRAME_HEAD = 32, 24
CUT = " […]"
"""What stands where a text breaks off."""
Value = int | float | str | bytes | None


@dataclass(frozen=True)
class Row:
    """One row of some table: where it stood, its number, and its values in the order of the columns.

    A row is `cut` when a page it goes on in is damaged: then its last value is the beginning of a text, with
    CUT behind it, and the values after that are missing.
    """

    page: int
    number: int
    values: tuple[Value, ...]
    cut: bool = False


class DamagedFile:
    """The pages of a journal.db and its `-wal`. `salt` is the first bytes of the file, as they should be."""

    def __init__(self, path: Path, data_key: bytes, salt: bytes) -> None:
        self._data = path.read_bytes()
        self._newer = _frames(path.with_name(path.name + "-wal"))
        self._data_key = data_key
        self._mac_key = mac_key_of(data_key, salt)
        self._known: dict[int, bytes | None] = {}

    @property
    def bad(self) -> set[int]:
        """Numbers of the pages that were asked for and are damaged."""
        return {number for number, page in self._known.items() if page is None}

    @property
    def count(self) -> int:
        """How many pages there are."""
        return max(len(self._data) // PAGE, *self._newer, 0)

    def page(self, number: int) -> bytes | None:
        """A page in plain, without its reserved bytes; None when it is damaged or not there."""
        if number not in self._known:
            found = self._newer.get(number, self._data[(number - 1) * PAGE : number * PAGE])
            whole = len(found) == PAGE and authentic(found, number - 1, self._mac_key)
            self._known[number] = self._decrypted(found, number) if whole else None
        return self._known[number]

    def tree(self, root: int) -> Iterator[int]:
        """The pages of the table or index that begins at `root`, as far as whole pages lead; the damaged
        ones on the way are told too."""
        seen: set[int] = set()
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number not in seen and 0 < number <= self.count:
                seen.add(number)
                yield number
                waiting += self._children(number)

    def _children(self, number: int) -> Iterator[int]:
        page = self.page(number)
        start = _head(number)
        if page is None or page[start] not in (_INTERIOR, _INDEX_INTERIOR):
            return
        for offset in _cells(page, start, 12):
            yield int.from_bytes(page[offset : offset + 4], "big")
        yield int.from_bytes(page[start + 8 : start + 12], "big")

    def rows(self, number: int) -> Iterator[Row]:
        """The rows of a table's leaf, whole or cut."""
        page = self.page(number)
        start = _head(number)
        if page is None or page[start] != _LEAF:
            return
        for offset in _cells(page, start, 8):
            try:
                size, at = _varint(page, offset)
                rowid, at = _varint(page, at)
                payload = self._payload(page, at, size)
                yield Row(number, rowid, _record(payload), cut=len(payload) < size)
            except (IndexError, ValueError, struct.error):
                continue  # an authentic page that is no table's leaf after all

    def keys(self, number: int) -> Iterator[tuple[Value, ...]]:
        """The entries of an index's page, short ones only."""
        page = self.page(number)
        start = _head(number)
        if page is None or page[start] not in (_INDEX_LEAF, _INDEX_INTERIOR):
            return
        inner = page[start] == _INDEX_INTERIOR
        for offset in _cells(page, start, 12 if inner else 8):
            size, at = _varint(page, offset + 4 * inner)
            if size < USABLE // 8:
                yield _record(page[at : at + size])

    def _payload(self, page: bytes, at: int, size: int) -> bytes:
        """A cell's bytes, as far as the pages they go on in are whole."""
        if size <= USABLE - 35:
            return page[at : at + size]
        least = (USABLE - 12) * 32 // 255 - 23
        local = least + (size - least) % (USABLE - 4)
        local = local if local <= USABLE - 35 else least
        found, following = page[at : at + local], int.from_bytes(page[at + local : at + local + 4], "big")
        while len(found) < size:
            over = self.page(following) if 0 < following <= self.count else None
            if over is None:
                return found
            found += over[4:USABLE]
            following = int.from_bytes(over[:4], "big")
        return found[:size]

    def _decrypted(self, page: bytes, number: int) -> bytes:
        from cryptography.hazmat.primitives.ciphers import Cipher
        from cryptography.hazmat.primitives.ciphers.algorithms import AES256
        from cryptography.hazmat.primitives.ciphers.modes import CBC

        skipped = SALT if number == 1 else 0
        plain = Cipher(AES256(self._data_key), CBC(page[USABLE : USABLE + _IV])).decryptor()
        return bytes(skipped) + plain.update(page[skipped:USABLE]) + plain.finalize()


def _frames(wal: Path) -> dict[int, bytes]:
    """The newest committed state of each page in a `-wal`; what is damaged fails to authenticate later."""
    if not wal.exists():
        return {}
    data = wal.read_bytes()
    committed: dict[int, bytes] = {}
    pending: dict[int, bytes] = {}
    salts = data[16:24]
    for at in range(_WAL_HEAD, len(data) - _FRAME_HEAD - PAGE + 1, _FRAME_HEAD + PAGE):
        number, closes = struct.unpack_from(">II", data, at)
        if data[at + 8 : at + 16] != salts:
            break  # left over from before the last checkpoint
        pending[number] = data[at + _FRAME_HEAD : at + _FRAME_HEAD + PAGE]
        if closes:
            committed |= pending
            pending = {}
    return committed


def _head(number: int) -> int:
    return 100 if number == 1 else 0


def _cells(page: bytes, start: int, head: int) -> Iterator[int]:
    """Where the cells of a page begin."""
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    for at in range(start + head, min(start + head + 2 * count, USABLE - 1), 2):
        offset = int.from_bytes(page[at : at + 2], "big")
        if offset < USABLE:
            yield offset


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(9):
        byte = data[at + place]
        if place == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    raise ValueError(value)


def _record(payload: bytes) -> tuple[Value, ...]:
    """The values of a record: a head of serial types, then a body."""
    size, at = _varint(payload, 0)
    body = size
    values: list[Value] = []
    while at < size:
        kind, at = _varint(payload, at)
        value, length = _value(kind, payload, body)
        if body + length > len(payload):
            if kind > 12 and kind % 2:
                values.append(payload[body:].decode("utf-8", "ignore") + CUT)
            break
        values.append(value)
        body += length
    return tuple(values)


def _value(kind: int, data: bytes, at: int) -> tuple[Value, int]:
    integers = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
    if kind in integers:
        length = integers[kind]
        return int.from_bytes(data[at : at + length], "big", signed=True), length
    if kind == 7:
        return struct.unpack_from(">d", data, at)[0], 8
    if kind in (0, 8, 9):
        return {0: None, 8: 0, 9: 1}[kind], 0
    if kind < 12:
        raise ValueError(kind)
    length = (kind - 12) // 2
    found: Any = data[at : at + length]
    return (found.decode("utf-8", "ignore") if kind % 2 else found), length
