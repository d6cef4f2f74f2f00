"""A damaged page that reads as zeros: SQLCipher tells of it one statement late, so we look for ourselves."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from relationship_journal.journal.journal import Journal
from relationship_journal.vault.errors import Damaged
from relationship_journal.vault.keys import KdfProfile
from relationship_journal.vault.pages import PAGE
from relationship_journal.vault.vault import unlock

PASSPHRASE = "four quiet rivers under snow"


def test_no_text_with_zeros_in_it_is_ever_handed_out(tmp_path: Path, clock: Any) -> None:
    folder = tmp_path / "journal"
    journal = Journal.create(folder, PASSPHRASE, clock, KdfProfile(t=1, m=8, p=1))
    page = journal.reflections.new(date(2026, 11, 1))
    page.text = "".join(f"{number} word " for number in range(6000))
    journal.reflections.save(page)
    journal.close()
    key, path = unlock(folder, PASSPHRASE), folder / "journal.db"
    whole = path.read_bytes()
    zeros = 0
    for number in range(1, len(whole) // PAGE):
        data = bytearray(whole)
        data[number * PAGE + 1000] ^= 4
        path.write_bytes(data)
        wrong = reads_zeros(path, key)
        zeros += wrong
        if wrong:
            journal = Journal.open(folder, PASSPHRASE, clock)
            with pytest.raises(Damaged):
                journal.reflections.on_day(date(2026, 11, 1))
            with pytest.raises(Damaged):
                journal.find("reflection", page.id)
            journal.close()
    assert zeros >= 1, "the control: the driver alone hands out a text with zeros in it"


def reads_zeros(path: Path, key: bytes) -> bool:
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA cipher_log_level = NONE")
    try:
        return "\0" in connection.execute("SELECT text FROM reflection").fetchone()[0]
    except sqlcipher.Error:
        return False
    finally:
        connection.close()
