"""Files broken at random: a reader may refuse one, and may do nothing else out of the ordinary."""

from __future__ import annotations

import faulthandler
import pickle
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType

from relationship_journal.domain.imports import Haul, ImportRefused
from relationship_journal.exchange.imports.formats import Reader, Step
from relationship_journal.exchange.imports.source import source_of

LONGEST = 10.0
"""Seconds a broken file may take."""
MOST_MEMORY = 200 * 1024 * 1024
"""Bytes a broken file may take, beside three times its own size."""
MANY = 1000
"""From so many rounds on they are run in a process of their own, in which memory is measured."""
_ENDS_AT = 1024 * 1024 * 1024
_STATUS = Path("/proc/self/status")


def survives(
    reader_read: Callable[..., Haul] | Reader, data: bytes, name: str, rounds: int = 300, seed: int = 1
) -> None:
    """Read `data`, the file called `name`, `rounds` times with some bytes flipped, cut, doubled or put in.
    `reader_read` is a format's module, then it must recognise or not recognise each, too, or its `read`.
    Many rounds are watched for their memory as well, where the system tells it."""
    if rounds >= MANY and isinstance(reader_read, ModuleType) and _STATUS.exists():
        told = pickle.dumps((reader_read.__name__, data, name, rounds, seed))
        child = subprocess.run([sys.executable, __file__], input=told, capture_output=True, check=False)
        assert child.returncode == 0, child.stderr.decode(errors="replace")[-4000:]
        return
    chance = random.Random(seed)
    for number in range(rounds):
        try:
            _survives_one(reader_read, mutated(data, chance), name)
        except BaseException as error:
            error.add_note(f"round {number} of seed {seed}")
            raise


def _survives_one(reader_read: Callable[..., Haul] | Reader, broken: bytes, name: str) -> None:
    before = time.monotonic()
    try:
        source = source_of(name, broken)
        if callable(reader_read):
            reader_read(source, ignored)
        else:
            reader_read.recognises(source)
            reader_read.read(source, ignored)
    except ImportRefused:
        pass
    assert time.monotonic() - before < LONGEST


def _watched(module: str, data: bytes, name: str, rounds: int, seed: int) -> None:
    """The same in a process of its own: what hangs is ended, what asks for far too much gets nothing."""
    import resource

    reader: Reader = import_module(module)
    before = _kilobytes("VmHWM")
    limit = _kilobytes("VmSize") * 1024 + _ENDS_AT
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    chance = random.Random(seed)
    for number in range(rounds):
        broken = mutated(data, chance)
        faulthandler.dump_traceback_later(2 * LONGEST, exit=True)
        _survives_one(reader, broken, name)
        faulthandler.cancel_dump_traceback_later()
        used = (_kilobytes("VmHWM") - before) * 1024
        assert used < MOST_MEMORY + 3 * len(broken), f"{used} bytes by round {number} of seed {seed}"


def _kilobytes(field: str) -> int:
    """A figure of this process: VmHWM is the most memory it ever held, VmSize what it may ask for now."""
    found = re.search(rf"^{field}:\s+(\d+) kB$", _STATUS.read_text(), re.MULTILINE)
    assert found, field
    return int(found[1])


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


if __name__ == "__main__":
    _watched(*pickle.load(sys.stdin.buffer))
