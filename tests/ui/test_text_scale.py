"""The size of letters: kept for this computer, told to Qt before there is an application."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from relationship_journal.ui.machine import Machine, MachineFile
from relationship_journal.ui.text_scale import PERCENT, VARIABLE, drawn_at

STARTED = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from relationship_journal import app

class Noted(QApplication):
    def exec(self):
        ratio = self.primaryScreen().devicePixelRatio()
        print("ratio", ratio, "inherited", os.environ.get("QT_SCALE_FACTOR"))
        return 0

import PySide6.QtWidgets
PySide6.QtWidgets.QApplication = Noted
app._show(None, Path(sys.argv[1]))
"""


@pytest.mark.parametrize("percent", PERCENT)
def test_qt_is_told_only_while_the_application_is_made(percent: int) -> None:
    environment: dict[str, str] = {}
    with drawn_at(percent, environment):
        assert float(environment.get(VARIABLE, "1")) == percent / 100
    assert environment == {}


def test_what_was_set_outside_is_kept() -> None:
    environment = {VARIABLE: "1.1"}
    with drawn_at(200, environment):
        assert environment == {VARIABLE: "1.1"}
    assert environment == {VARIABLE: "1.1"}


@pytest.mark.parametrize("percent", [0, 1, -100, 110, 100_000])
def test_a_size_nobody_can_choose_counts_for_nothing(percent: int) -> None:
    environment: dict[str, str] = {}
    with drawn_at(percent, environment):
        assert environment == {}


@pytest.mark.e2e
def test_the_program_starts_at_the_size_kept(tmp_path: Path) -> None:
    MachineFile(tmp_path / "machine.json").write(Machine(text_scale=150))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", STARTED, str(tmp_path)],
        capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip
    assert "ratio 1.5 inherited None" in done.stdout, done.stderr
