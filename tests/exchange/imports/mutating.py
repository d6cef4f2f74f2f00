"""Files broken at random: a reader may refuse one, and may do nothing else out of the ordinary."""

from __future__ import annotations

import faulthandler
import os
import pickle
import random
import re
import subprocess
import sys
import time
import zoneinfo
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
measured: list[str] = []
"""What was found of many rounds."""
_ENDS_AT = 1024 * 1024 * 1024
_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_DEEDS = re.compile(
    r"os\.(?:mkdir|rename|remove|rmdir|symlink|link|truncate|chmod|chown|utime|system|exec|fork|posix_spawn|"
    r"startfile)|subprocess\.Popen|socket\.(?:connect|bind|sendto|getaddrinfo)|shutil\..*|tempfile\..*|"
    r"sqlite3\.(?:load_extension|enable_load_extension)"
)
_OWN = tuple(
    os.path.realpath(str(place))
    for place in (sys.prefix, sys.base_prefix, Path(zoneinfo.__file__).parent, *zoneinfo.TZPATH,
                  Path(__file__).parents[3] / "relationship_journal")
)  # fmt: skip
"""Where modules and time zones lie; nothing else needs to be opened to read what is in memory already."""
_STATUS = Path("/proc/self/status")


def survives(
    reader_read: Callable[..., Haul] | Reader, data: bytes, name: str, rounds: int = 300, seed: int = 1
) -> None:
    """Read `data`, the file called `name`, `rounds` times with some bytes flipped, cut, doubled or put in.
    `reader_read` is a format's module, then it must recognise or not recognise each, too, or its `read`.
    No file, process or socket may be opened meanwhile. Many rounds are watched for their memory as well,
    where the system tells it; `measured` gets a line on them."""
    if rounds >= MANY and isinstance(reader_read, ModuleType) and _STATUS.exists():
        told = pickle.dumps((reader_read.__name__, data, name, rounds, seed))
        child = subprocess.run([sys.executable, __file__], input=told, capture_output=True, check=False)
        assert child.returncode == 0, child.stderr.decode(errors="replace")[-4000:]
        measured.append(child.stdout.decode().strip())
        return
    chance = random.Random(seed)
    for number in range(rounds):
        try:
            with inside() as doors:
                _survives_one(reader_read, mutated(data, chance), name)
            assert not doors, f"opened: {doors}"
        except BaseException as error:
            error.add_note(f"round {number} of seed {seed}")
            raise


@contextmanager
def inside() -> Iterator[list[str]]:
    """Fills its list with what is opened, made, started or called up meanwhile."""
    if not _hooked:
        _hooked.append(True)
        sys.addaudithook(_hear)
    doors: list[str] = []
    _listening.append(doors)
    try:
        yield doors
    finally:
        _listening.remove(doors)


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if not _listening:
        return
    if event == "open":
        path, _, flags = arguments
        writes = isinstance(flags, int) and flags & _TO_WRITE
        place = os.path.realpath(os.fsdecode(path)) if isinstance(path, str | bytes | os.PathLike) else ""
        if place.startswith(_OWN) and (not writes or "__pycache__" in place):
            return
    elif event == "sqlite3.connect":
        if arguments[0] == ":memory:":
            return
    elif not _DEEDS.fullmatch(event) or "__pycache__" in str(arguments):
        return
    for doors in _listening:
        doors.append(f"{event} {arguments}")


_hooked: list[bool] = []
_listening: list[list[str]] = []


def _survives_one(reader_read: Callable[..., Haul] | Reader, broken: bytes, name: str) -> float:
    before = time.process_time()
    try:
        source = source_of(name, broken)
        if callable(reader_read):
            reader_read(source, ignored)
        else:
            reader_read.recognises(source)
            reader_read.read(source, ignored)
    except ImportRefused:
        pass
    took = time.process_time() - before
    assert took < LONGEST
    return took


def _watched(module: str, data: bytes, name: str, rounds: int, seed: int) -> None:
    """The same in a process of its own: what hangs is ended, what asks for far too much gets nothing."""
    import resource

    reader: Reader = import_module(module)
    before = _kilobytes("VmHWM")
    limit = _kilobytes("VmSize") * 1024 + _ENDS_AT
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    chance = random.Random(seed)
    used, slowest = 0, 0.0
    for number in range(rounds):
        broken = mutated(data, chance)
        faulthandler.dump_traceback_later(2 * LONGEST, exit=True)
        with inside() as doors:
            slowest = max(slowest, _survives_one(reader, broken, name))
        faulthandler.cancel_dump_traceback_later()
        assert not doors, f"{doors} in round {number} of seed {seed}"
        used = (_kilobytes("VmHWM") - before) * 1024
        assert used < MOST_MEMORY + 3 * len(broken), f"{used} bytes by round {number} of seed {seed}"
    sys.stdout.write(
        f"{module.rpartition('.')[2]}: {rounds:,} broken copies of {name} ({len(data):,} bytes), "
        f"the slowest {slowest * 1000:.0f} ms, {used / 1024 / 1024:.1f} MB at most, nothing opened"
    )


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
