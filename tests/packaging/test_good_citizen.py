"""A package tells what is inside, asks for no network, and leaves journals alone when it goes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

import inside

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"

RUN = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
PINNED = (
    "alpha==1.0 \\\n    --hash=sha256:00\nBeta_two[x]==2.1 ; sys_platform == 'linux'\n    # via alpha==9\n"
)


def listed(*components: tuple[str, str]) -> str:
    return json.dumps({"components": [{"name": name, "version": version} for name, version in components]})


def test_a_list_without_a_pinned_package_is_noticed() -> None:
    assert inside.missing(listed(("alpha", "1.0"), ("beta-two", "2.1")), PINNED) == []
    assert inside.missing(listed(("alpha", "1.0")), PINNED) == ["beta-two==2.1"]
    assert inside.missing(listed(("alpha", "1.1"), ("Beta.Two", "2.1")), PINNED) == ["alpha==1.0"]


def test_every_pinned_package_is_looked_for() -> None:
    lines = [line for line in RUN.splitlines() if line[:1].isalnum()]
    assert len(inside.missing(listed(), RUN)) == len({line.split(" ")[0] for line in lines}) > 20


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum here")
def test_the_sums_are_those_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "one.deb").write_bytes(b"one")
    (tmp_path / "folder").mkdir()
    inside.write_sums(tmp_path)
    inside.write_sums(tmp_path)

    def check() -> int:
        command = ["sha256sum", "--check", "--strict", inside.SUMS]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode

    assert (tmp_path / inside.SUMS).read_text().count("\n") == 1
    assert check() == 0
    (tmp_path / "one.deb").write_bytes(b"two")
    assert check() != 0


@pytest.mark.parametrize("way", ["remove", "purge"])
def test_removing_says_where_journals_are_and_touches_nothing(tmp_path: Path, way: str) -> None:
    """Run as dpkg runs it, in a home with a journal."""
    entry = tmp_path / "Documents" / "My journal" / "journal.db"
    entry.parent.mkdir(parents=True)
    entry.write_bytes(b"words")
    command = ["/bin/sh", str(PACKAGING / "linux" / "postrm"), way]
    done = subprocess.run(
        command, env={"HOME": str(tmp_path), "PATH": "/nowhere"}, capture_output=True, text=True, check=True
    )
    assert "Documents/My journal" in done.stdout
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [entry]
    assert entry.read_bytes() == b"words"


def test_an_upgrade_says_nothing() -> None:
    command = ["/bin/sh", str(PACKAGING / "linux" / "postrm"), "upgrade"]
    assert subprocess.run(command, capture_output=True, check=True).stdout == b""


def test_the_sandbox_has_no_network_and_not_the_whole_home() -> None:
    (path,) = (PACKAGING / "flatpak").glob("*.yml")
    asked = yaml.safe_load(path.read_text(encoding="utf-8"))["finish-args"]
    assert "--share=ipc" in asked
    assert not [one for one in asked if "network" in one or "=host" in one or "=home" in one]


@pytest.mark.parametrize("path", ["macos/README.md", "windows/relationship-journal.iss", "flatpak"])
def test_what_was_not_built_here_says_so(path: str) -> None:
    place = PACKAGING / path
    text = next(place.glob("*.yml")).read_text("utf-8") if place.is_dir() else place.read_text("utf-8")
    assert "release machine" in text
    assert "not built" in " ".join(text.split())
    assert path.split("/")[0] in (ROOT / "docs" / "releasing.md").read_text("utf-8")
