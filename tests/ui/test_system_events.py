"""Locking on sleep and screen lock, heard on a D-Bus of the test's own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from relationship_journal.ui.system_events import SystemEvents

pytestmark = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="no dbus-daemon here")


@pytest.fixture
def address(tmp_path: Any) -> Iterator[str]:
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


@pytest.mark.parametrize(
    ("path", "interface", "name", "arguments", "leaves"),
    [
        ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", [True], True),
        ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", [False], False),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", [True], True),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", [False], False),
        ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", [True], True),
    ],
)
def test_it_hears_the_system(
    qtbot: Any, address: str, path: str, interface: str, name: str, arguments: list[bool], leaves: bool
) -> None:
    listening = QDBusConnection.connectToBus(address, f"listening{path}{arguments}")
    speaking = QDBusConnection.connectToBus(address, f"speaking{path}{arguments}")
    service = "org.freedesktop.login1" if "login1" in interface else interface
    assert speaking.registerService(service)
    events = SystemEvents()
    heard: list[bool] = []
    events.leaving.connect(lambda: heard.append(True))
    assert events.listen(listening, listening) >= 6

    def speak(told: list[bool], where: str) -> None:
        signal = QDBusMessage.createSignal(where, interface, name)
        signal.setArguments(told)
        assert speaking.send(signal)

    speak(arguments, path)
    if leaves:
        qtbot.waitUntil(lambda: heard == [True])
    else:
        speak([True], path)  # this one is heard, so the one before it has been passed over
        qtbot.waitUntil(lambda: heard == [True])
    QDBusConnection.disconnectFromBus(f"listening{path}{arguments}")
    QDBusConnection.disconnectFromBus(f"speaking{path}{arguments}")
