"""What is installed is what pyproject.toml asks for, and the pinned lists name no place of their own."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ASKED = [Requirement(text) for text in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]]


@pytest.mark.parametrize("asked", [one for one in ASKED if not one.marker or one.marker.evaluate()], ids=str)
def test_installed_version_is_one_we_ask_for(asked: Requirement) -> None:
    assert asked.specifier.contains(version(asked.name), prereleases=True)


@pytest.mark.parametrize("name", ["run.txt", "dev.txt", "package.txt"])
def test_every_package_is_pinned_and_hashed(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    text = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ")
    lines = text.splitlines()
    assert lines
    for line in lines:
        assert re.match(r"[a-z0-9.-]+(\[\w+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", line), line
        assert "://" not in line
