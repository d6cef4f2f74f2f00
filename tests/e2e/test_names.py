"""What the system is told about the running program: neutral names, no core files, closed memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc"),
]
PROGRAM = """
import ctypes, json, resource, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon
from relationship_journal import app

real = app.start
def start(application, *args, **more):
    running = real(application, *args, **more)
    def tell():
        tray = running.window.findChild(QSystemTrayIcon)
        print(json.dumps({
            "application": application.applicationName(),
            "desktop file": QGuiApplication.desktopFileName(),
            "arguments": application.arguments()[0],
            "title": running.window.windowTitle(),
            "tray": tray.toolTip(),
            "core": resource.getrlimit(resource.RLIMIT_CORE),
            "dumpable": ctypes.CDLL(None).prctl(3, 0, 0, 0, 0),
        }))
        running.window.close()
    QTimer.singleShot(500, application, tell)
    return running
app.start = start
from relationship_journal.cli import main
sys.exit(main([]))
"""


def told(home: Path) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(home),
            **{f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE")},
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
        },
    )
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_with_neutral_names_nothing_says_what_it_is(tmp_path: Path) -> None:
    place = tmp_path / "config" / "relationship-journal"
    place.mkdir(parents=True)
    (place / "machine.json").write_text('{"neutral_title": true}', "utf-8")
    found = told(tmp_path)
    names = [str(found[name]) for name in ("application", "desktop file", "arguments", "title", "tray")]
    assert names == ["Notes", "notes", "notes", "Notes", "Notes"]


def test_the_process_is_closed_and_its_tray_neutral_in_any_case(tmp_path: Path) -> None:
    found = told(tmp_path)
    assert found["core"] == [0, 0]
    assert found["dumpable"] == 0
    assert found["tray"] == found["application"] == "Notes"
    assert found["title"] == "Relationship Journal"
