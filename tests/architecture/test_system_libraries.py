"""Set-up names what is missing in one sentence, and stops only for what nothing works without."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "system_libraries.py"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script on a Linux where nothing may be installed."""
    spec = importlib.util.spec_from_file_location("system_libraries", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(module, "apt_command", lambda: None)
    monkeypatch.setattr(
        module, "OFFSCREEN", {"libthere.so": "there", "libgone.so.1": "libgone1", "libgone.so.2": "libgone1"}
    )
    monkeypatch.setattr(module, "is_loadable", lambda soname: soname == "libthere.so")
    monkeypatch.setattr(module, "TOOLS", {"no-such-tool-here": "tool"})
    return module


def test_missing_packages_are_named_in_one_line(
    script: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script.main(["--tests"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.endswith(" libgone1 tool\n")


def test_a_missing_tool_stops_no_test_run(script: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    script.OFFSCREEN.clear()
    assert script.main(["--tests"]) == 0
    assert capsys.readouterr().err.startswith("To run every test, ")


def test_what_may_be_installed_is_installed(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(script, "install", lambda packages: asked.append(packages) or True)
    assert script.main([]) == 0
    assert asked == [["libgone1"]]
    assert capsys.readouterr().err == ""


def test_nothing_is_asked_of_other_systems(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert script.main(["--window", "--tests"]) == 0
