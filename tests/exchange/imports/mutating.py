"""Files broken at random: a reader may refuse one, and may do nothing else out of the ordinary."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from relationship_journal.domain.imports import Haul, ImportRefused
from relationship_journal.exchange.imports.formats import Reader, Step
from relationship_journal.exchange.imports.source import source_of

LONGEST = 10.0
"""Seconds a broken file may take."""


def survives(
    reader_read: Callable[..., Haul] | Reader, data: bytes, name: str, rounds: int = 300, seed: int = 1
) -> None:
    """Read `data`, the file called `name`, `rounds` times with some bytes flipped, cut, doubled or put in.
    `reader_read` is a format's module, then it must recognise or not recognise each, too, or its `read`."""
    chance = random.Random(seed)
    read = reader_read if callable(reader_read) else reader_read.read
    for _ in range(rounds):
        broken = mutated(data, chance)
        before = time.monotonic()
        try:
            source = source_of(name, broken)
            if not callable(reader_read):
                reader_read.recognises(source)
            read(source, ignored)
        except ImportRefused:
            pass
        assert time.monotonic() - before < LONGEST


def mutated(data: bytes, chance: random.Random) -> bytes:
    """`data` with one to four accidents."""
    broken = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(broken) + 1)
        length = min(chance.choice((1, 1, 2, 8, 64, 512)), len(broken) - place)
        match chance.randrange(5):
            case 0 if place < len(broken):
                broken[place] ^= 1 << chance.randrange(8)
            case 1:
                del broken[place : place + length]
            case 2:
                broken[place:place] = broken[place : place + length]
            case 3:
                broken[place:place] = chance.choice(_NASTY)
            case _:
                broken[place : place + length] = chance.randbytes(length)
    return bytes(broken)


_NASTY = (
    b"\x00", b"\xff\xfe", b'"', b"\n", b"\r", b"{", b"[[[[", b"-1", b"99999999999999999999", b"1e999", b"NaN",
    b"null", b"\xed\xa0\x80", b"\\ud800", b"<!--", b"<b", b",,,", b"1.7976931348623157e308",
    b"../", b"0001-01-01",
)  # fmt: skip


ignored: Step = lambda *_: None  # noqa: E731
