"""Reminders on a desktop without a tray: the desktop's own notifications, on a D-Bus of the test's own."""

from __future__ import annotations

import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QIcon

from relationship_journal.ui.notifications import SERVICE, SHOWN_MS, notify
from relationship_journal.ui.tray import Tray

jeepney = pytest.importorskip("jeepney")
blocking = pytest.importorskip("jeepney.io.blocking")
with_bus = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="no dbus-daemon here")


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    configuration = tmp_path / "bus.conf"
    configuration.write_text(
        "<busconfig><type>session</type>"
        f"<listen>unix:path={tmp_path}/bus</listen><auth>EXTERNAL</auth>"
        '<policy context="default"><allow send_destination="*" eavesdrop="true"/>'
        '<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>'
    )
    command = ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


class Desktop(threading.Thread):
    """Answers one Notify, as a notification daemon does; or refuses it."""

    def __init__(self, address: str, *, refuses: bool = False) -> None:
        super().__init__(daemon=True)
        self.heard: list[Any] = []
        self._refuses = refuses
        self._bus = blocking.open_dbus_connection(address)
        self._bus.send_and_get_reply(jeepney.message_bus.RequestName(SERVICE))

    def run(self) -> None:
        with self._bus as bus:
            while not self.heard:
                message = bus.receive(timeout=10)
                if message.header.message_type is not jeepney.MessageType.method_call:
                    continue
                self.heard.append(message)
                answer = (
                    jeepney.new_error(message, "org.example.No")
                    if self._refuses
                    else jeepney.new_method_return(message, "u", (7,))
                )
                bus.send(answer)


@with_bus
def test_the_desktop_is_told_neutral_words_and_nothing_else(address: str) -> None:
    desktop = Desktop(address)
    desktop.start()
    assert notify("Reminder", "A note for this time of day", "Notes", {"DBUS_SESSION_BUS_ADDRESS": address})
    desktop.join(10)
    (message,) = desktop.heard
    fields = jeepney.HeaderFields
    assert message.header.fields[fields.member] == "Notify"
    assert message.header.fields[fields.signature] == "susssasa{sv}i"
    hints = {"transient": ("b", True)}
    assert message.body == ("Notes", 0, "", "Reminder", "A note for this time of day", [], hints, SHOWN_MS)


@with_bus
def test_a_desktop_that_refuses_does_no_harm(address: str) -> None:
    desktop = Desktop(address, refuses=True)
    desktop.start()
    assert not notify("Reminder", "words", "Notes", {"DBUS_SESSION_BUS_ADDRESS": address})
    desktop.join(10)


@with_bus
def test_a_bus_without_such_a_service_does_no_harm(address: str) -> None:
    assert not notify("Reminder", "words", "Notes", {"DBUS_SESSION_BUS_ADDRESS": address})


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/at/all", "nonsense"])
def test_without_a_bus_nothing_is_said(address: str) -> None:
    assert not notify("Reminder", "words", "Notes", {"DBUS_SESSION_BUS_ADDRESS": address})


class Hanging(threading.Thread):
    """A session bus that answers the first lines it is sent with `answers`, then nothing more."""

    def __init__(self, path: Path, answers: tuple[bytes, ...]) -> None:
        super().__init__(daemon=True)
        self.heard = b""
        self._answers = answers
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(str(path))
        self._door.listen()

    def run(self) -> None:
        with self._door:
            caller, _ = self._door.accept()
        waiting = list(self._answers)
        with caller:
            while heard := caller.recv(4096):
                self.heard += heard
                if waiting and self.heard.endswith(b"\r\n"):
                    caller.sendall(waiting.pop(0))


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no such sockets here")
@pytest.mark.parametrize(
    ("answers", "reached"),
    [
        pytest.param((), b"AUTH EXTERNAL", id="before it signs in"),
        pytest.param((b"OK 0123456789abcdef0123456789abcdef\r\n",), b"Hello", id="before it greets"),
    ],
)
def test_a_bus_that_never_answers_is_given_up(
    tmp_path: Path, answers: tuple[bytes, ...], reached: bytes
) -> None:
    bus = Hanging(tmp_path / "bus", answers)
    bus.start()
    told: list[bool] = []
    place = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/bus"}
    asking = threading.Thread(
        target=lambda: told.append(notify("Reminder", "words", "Notes", place, patience=0.3)), daemon=True
    )
    asking.start()
    asking.join(10)
    assert told == [False]
    bus.join(10)  # the connection was closed
    assert not bus.is_alive()
    assert reached in bus.heard


def test_what_no_tray_can_show_is_handed_on(qtbot: Any) -> None:
    tray = Tray(QIcon(), "Notes")
    tray.show(False)
    with qtbot.waitSignal(tray.unshown) as heard:
        tray.remind("Reminder", "words")
    assert heard.args == ["Reminder", "words"]
