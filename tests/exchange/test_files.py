from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from relationship_journal.exchange import files
from relationship_journal.exchange.files import ExportError, write_atomically


def test_it_writes_for_the_user_alone_and_replaces(tmp_path: Path) -> None:
    path = tmp_path / "Journal.pdf"
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["Journal.pdf"]


@pytest.mark.parametrize(
    ("number", "word"),
    [(errno.ENOSPC, "full"), (errno.EROFS, "cannot be written to"), (errno.EIO, "could not be written")],
)
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failure_keeps_what_was_there_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, word: str, call: str
) -> None:
    path = tmp_path / "Journal.pdf"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(*((files.os, "fsync") if call == "fsync" else (Path, "replace")), fail)
    with pytest.raises(ExportError, match=word) as caught:
        write_atomically(path, b"new")
    assert "Your journal is safe" in str(caught.value)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["Journal.pdf"]


def test_a_folder_that_is_gone_is_explained(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="check that the folder exists"):
        write_atomically(tmp_path / "gone" / "Journal.pdf", b"new")
