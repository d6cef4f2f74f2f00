"""One window for each journal: who stands there, who rings, who answers, and what a crash leaves."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from relationship_journal.ui.doorbell import Doorbell, is_backup, name_of, place

OTHER = """
import sys
from pathlib import Path
from relationship_journal.ui.doorbell import Doorbell
bell = Doorbell(Path(sys.argv[1]))
"""
STANDS = OTHER + "assert bell.stand_before(Path(sys.argv[2])); print('there', flush=True); sys.stdin.read()"
RINGS = (
    OTHER + "print(bell.come_in(Path(sys.argv[2]), Path(sys.argv[3]) if sys.argv[3] else None), flush=True)"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "My journal"
    made.mkdir()
    return made


@pytest.fixture
def bells(qapp: Any, tmp_path: Path) -> Iterator[Callable[[], Doorbell]]:
    made: list[Doorbell] = []

    def make() -> Doorbell:
        made.append(Doorbell(tmp_path / "running"))
        return made[-1]

    yield make
    for one in made:
        one.release()


def other(script: str, *given: Path | str, **more: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *map(str, given)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **more)


def test_a_second_start_rings_at_the_first_and_hands_over_its_file(
    qtbot: Any, bells: Callable[[], Doorbell], tmp_path: Path, folder: Path, figure: Callable[[str], None]
) -> None:
    first = bells()
    assert first.come_in(folder)
    first.listen()
    heard: list[tuple[str, ...]] = []
    first.rung.connect(lambda *told: heard.append(told))
    environment = {**os.environ, "XDG_ACTIVATION_TOKEN": "leave-7"}
    begun = time.monotonic()
    second = other(RINGS, tmp_path / "running", folder, "one.rjbackup", cwd=tmp_path, env=environment)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.communicate()[0] == "False\n"
    assert heard == [(str(tmp_path / "one.rjbackup"), "leave-7")]
    figure(f"second start: the first window was told and it had ended after {time.monotonic() - begun:.2f} s")


def test_one_that_does_not_listen_yet_hears_it_later(
    qtbot: Any, bells: Callable[[], Doorbell], tmp_path: Path, folder: Path
) -> None:
    first = bells()
    assert first.come_in(folder)
    second = other(RINGS, tmp_path / "running", folder, "")
    qtbot.waitUntil(lambda: any((tmp_path / "running").glob("*.ring")), timeout=20_000)
    with qtbot.waitSignal(first.rung):
        first.listen()
    assert second.communicate()[0] == "False\n"


def test_another_journal_has_a_window_of_its_own(bells: Callable[[], Doorbell], tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    assert bells().come_in(one)
    assert bells().come_in(two)
    assert bells().come_in(None)
    assert not bells().stand_before(one)


def test_a_window_that_goes_to_another_journal_leaves_the_first(
    bells: Callable[[], Doorbell], tmp_path: Path, folder: Path
) -> None:
    first, second = bells(), bells()
    assert first.come_in(None)
    assert first.stand_before(folder)
    assert second.stand_before(None)
    assert not second.stand_before(folder)
    assert not first.stand_before(None)
    first.release()
    assert second.stand_before(folder)


def test_nothing_stale_is_in_the_way_after_a_kill(
    bells: Callable[[], Doorbell], tmp_path: Path, folder: Path
) -> None:
    killed = other(STANDS, tmp_path / "running", folder)
    assert killed.stdout is not None
    assert killed.stdout.readline() == "there\n"
    assert not bells().stand_before(folder)
    killed.kill()
    killed.communicate()
    assert [path.suffix for path in (tmp_path / "running").iterdir()] == [".lock"]
    assert bells().come_in(folder)


def test_one_that_hangs_holds_nobody_up(bells: Callable[[], Doorbell], tmp_path: Path, folder: Path) -> None:
    assert bells().come_in(folder)
    begun = time.monotonic()
    assert bells().come_in(folder, patience=0.1)
    assert time.monotonic() - begun < 2
    assert not any((tmp_path / "running").glob("*.ring"))


def test_of_many_starting_at_once_one_stands_there(tmp_path: Path, folder: Path) -> None:
    script = OTHER + "print(bell.stand_before(Path(sys.argv[2])), flush=True); sys.stdin.read()"
    started = [other(script, tmp_path / "running", folder) for _ in range(6)]
    said = [one.stdout.readline().strip() for one in started]  # type: ignore[union-attr]
    for one in started:
        one.communicate()
    assert sorted(said) == ["False"] * 5 + ["True"]


def test_it_leaves_nothing_behind(bells: Callable[[], Doorbell], tmp_path: Path, folder: Path) -> None:
    bell = bells()
    assert bell.come_in(folder)
    bell.listen()
    (tmp_path / "machine.json").touch()
    bell.release()
    assert {path.name for path in tmp_path.iterdir()} == {"My journal", "machine.json"}


def test_only_the_user_sees_it_and_nothing_names_the_journal(
    bells: Callable[[], Doorbell], tmp_path: Path, folder: Path
) -> None:
    assert bells().come_in(folder)
    running = tmp_path / "running"
    assert running.stat().st_mode & 0o077 == 0
    (lock,) = running.iterdir()
    assert lock.stat().st_mode & 0o077 == 0
    assert lock.read_bytes() == b""
    assert "journal" not in lock.name.lower()


def test_one_journal_has_one_name(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    assert name_of(folder) == name_of(tmp_path / "link") == name_of(folder / ".." / "My journal")
    assert name_of(folder) != name_of(tmp_path)
    assert name_of(tmp_path / "nowhere") == name_of(None)


def test_what_is_no_message_rings_for_nobody(
    bells: Callable[[], Doorbell], tmp_path: Path, folder: Path
) -> None:
    bell = bells()
    assert bell.come_in(folder)
    heard: list[object] = []
    bell.rung.connect(lambda *told: heard.append(told))
    (lock,) = (tmp_path / "running").glob("*.lock")
    lock.with_suffix(".ring").write_bytes(b"\xff[")
    bell.listen()
    assert heard == []


def test_it_lies_where_things_lie_that_run_now(tmp_path: Path) -> None:
    assert place(tmp_path, {}) == tmp_path / "running"
    assert place(tmp_path, {"XDG_RUNTIME_DIR": "/nonexistent"}) == tmp_path / "running"
    runtime = {"XDG_RUNTIME_DIR": str(tmp_path)}
    assert place(Path("config"), runtime) == tmp_path / "relationship-journal"
    sandboxed = place(Path("config"), {**runtime, "FLATPAK_ID": "io.example"})
    assert sandboxed == tmp_path / "app" / "io.example"


def test_a_place_that_takes_no_locks_keeps_nobody_out(qapp: Any, tmp_path: Path, folder: Path) -> None:
    (tmp_path / "running").write_bytes(b"in the way")
    bell = Doorbell(tmp_path / "running")
    assert bell.come_in(folder)
    bell.listen()
    bell.release()


def test_backups_are_told_from_journals(tmp_path: Path, folder: Path) -> None:
    assert is_backup(tmp_path / "2026-11-22T20-15-03Z.rjbackup")
    assert not is_backup(folder)
    (tmp_path / "odd.rjbackup").mkdir()
    assert not is_backup(tmp_path / "odd.rjbackup")
