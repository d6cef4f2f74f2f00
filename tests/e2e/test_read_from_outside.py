"""Somebody without eyes or mouse: the real window under X, read and written in over AT-SPI alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from playing import CHEAP, PASSPHRASE, RealClock
from reader import Reader

from relationship_journal.domain.days import day_of
from relationship_journal.journal.journal import Journal

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
NEEDED = {"Xvfb": "xvfb", "dbus-daemon": "dbus-daemon", LAUNCHER: "at-spi2-core"}
missing = [package for command, package in NEEDED.items() if shutil.which(command) is None]
pytestmark = [pytest.mark.e2e, pytest.mark.skipif(bool(missing), reason=f"not here: {', '.join(missing)}")]

TABS = ["Today", "Diagnosis", "Gratitude", "Rituals", "Mood", "Conversations", "Letters", "Practice"]
PASSWORD = 40
"""The role of a field whose text is not told (atspi-constants.h, ATSPI_ROLE_PASSWORD_TEXT)."""
SAID = "Made coffee before I was up"


@pytest.fixture
def home() -> Iterator[Path]:
    """A short path, as sockets want it."""
    with tempfile.TemporaryDirectory(prefix="ears") as made:
        yield Path(made)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Journal.create(tmp_path / "journal", PASSPHRASE, RealClock(), CHEAP).close()
    return tmp_path / "journal"


@pytest.fixture
def desktop(home: Path) -> Iterator[dict[str, str]]:
    """A screen and a session bus of the test's own; what programs in it find in their environment."""
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x820x24", "-nolisten", "tcp"],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with open(reading) as display:
        number = display.readline().strip()
    surroundings = {
        **{
            name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DBUS_", "XDG_"))
        },
        **{f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE")},
        "DISPLAY": f":{number}",
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "TZ": "UTC",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    command = ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:path={home}/bus"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=surroundings
    ) as bus:
        assert bus.stdout is not None
        yield {**surroundings, "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip()}
        bus.terminate()
    screen.terminate()
    screen.wait()


@pytest.fixture
def program(desktop: dict[str, str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The window before the locked journal."""
    command = [sys.executable, "-m", "relationship_journal", str(folder)]
    with subprocess.Popen(command, env=desktop, stderr=subprocess.DEVNULL) as process:
        yield process
        process.kill()


@pytest.fixture
def reader(desktop: dict[str, str]) -> Iterator[Reader]:
    made = Reader(desktop["DBUS_SESSION_BUS_ADDRESS"])
    yield made
    made.bus.close()


def test_an_appreciation_is_written_without_eyes_or_mouse(
    program: subprocess.Popen[bytes], reader: Reader, folder: Path, figure: Callable[[str], None]
) -> None:
    door = reader.find("text", "Passphrase")
    assert door.ask("Accessible.GetRole") == PASSWORD
    assert reader.names("page tab") == []
    door.write(PASSPHRASE)
    assert PASSPHRASE not in door.text
    reader.find("push button", "Unlock").act("Press")
    field = reader.find("text", "Appreciation 1")
    assert reader.names("page tab") == TABS
    assert "Three things you appreciate" in reader.names("heading")
    field.write(SAID)
    assert "saved" in reader.told()
    assert field.text == SAID
    field.erase()
    reader.find("page tab", "Gratitude").act("Press")
    assert reader.told() == f"Deleted: {SAID}. Undo with Ctrl+Z."
    reader.find("push button", "Undo").act("Press")
    reader.find("page tab", "Today").act("Press")
    reader.until(lambda: reader.find("text", "Appreciation 1").text == SAID, lambda: "not brought back")
    figure(f"{len(reader.everything())} things told to a screen reader on Today")
    reader.find("push button", "Lock now").act("Press")
    reader.find("push button", "Unlock")
    assert SAID not in str([one.name for one in reader.everything()])
    program.terminate()
    assert program.wait(20) == 0
    journal = Journal.open(folder, PASSPHRASE, RealClock())
    kept = [entry.what for entry in journal.gratitude.on_day(day_of(datetime.now(UTC), UTC))]
    journal.close()
    assert kept == [SAID]
