"""The commands as a shell sees them: exit codes, what goes to which stream, where passphrases come from."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from relationship_journal import cli
from relationship_journal.commands import terminal
from relationship_journal.commands.terminal import Passphrases
from relationship_journal.domain.errors import KnownError

PASSPHRASE = "four quiet rivers under snow"
Run = Callable[..., int]


def told(*lines: str) -> int:
    """A file descriptor to read these lines from."""
    reading, writing = os.pipe()
    os.write(writing, "".join(line + "\n" for line in lines).encode())
    os.close(writing)
    return reading


@pytest.fixture
def run() -> Run:
    def running(*arguments: Any, lines: tuple[str, ...] = (PASSPHRASE,)) -> int:
        return cli.main([*map(str, arguments), "--passphrase-fd", str(told(*lines))])

    return running


def test_the_second_line_is_the_new_passphrase() -> None:
    asked = Passphrases(told("four quiet rivers", "five loud lakes\r", "short"))
    assert asked.present() == "four quiet rivers"
    assert asked.new() == "five loud lakes"
    with pytest.raises(KnownError, match="eight characters"):
        asked.new()


def test_on_the_terminal_a_new_one_is_asked_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["five loud lakes", "five loud lakes", "five loud lakes", "six"])
    monkeypatch.setattr(terminal, "getpass", lambda _: next(answers))
    asked = Passphrases(None)
    assert asked.new() == "five loud lakes"
    with pytest.raises(KnownError, match="differ"):
        asked.new()


def test_new_info_verify(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = tmp_path / "j"
    assert run("new", made) == 0
    assert run("info", made, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"format", "counts", "first_day", "last_day", "bytes", "libraries"}
    assert told["counts"]["appreciation"] == 0
    assert run("verify", made) == 0
    assert capsys.readouterr().out == "Everything is as it was written.\n"


def test_a_known_failure_is_one_sentence_and_exit_1(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("info", tmp_path / "nothing") == 1
    assert "no journal in this folder" in capsys.readouterr().err


def test_a_descriptor_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    folder = os.open(tmp_path, os.O_RDONLY)
    reading, writing = os.pipe()
    os.write(writing, b"\xff\xfe\n")
    os.close(writing)
    for descriptor in (folder, reading, 9999):
        with pytest.raises(KnownError, match=f"file descriptor {descriptor}, so nothing was done"):
            Passphrases(descriptor).present()
    os.close(folder)


def test_wrong_usage_is_exit_2(run: Run) -> None:
    with pytest.raises(SystemExit) as ended:
        run("export", "somewhere")
    assert ended.value.code == 2
