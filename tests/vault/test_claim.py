"""One journal, one window: also after this process has read journal.db by another way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from relationship_journal.vault import database, files
from relationship_journal.vault.errors import OpenElsewhere
from relationship_journal.vault.keys import KdfProfile
from relationship_journal.vault.vault import Vault, unlock

PASSPHRASE = "four quiet rivers under snow"
CHEAP = KdfProfile(t=1, m=8, p=1)
OTHER = """
import sys
from pathlib import Path
from relationship_journal.domain.errors import KnownError
from relationship_journal.vault import database
from relationship_journal.vault.vault import Vault
folder, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
try:
    if sys.argv[3] == "vault":
        Vault.open_with_key(folder, key).close()
    else:
        database.connect(folder / "journal.db", key).close()
    print("open")
except KnownError as error:
    print(type(error).__name__)
"""


def other_process(folder: Path, key: bytes, how: str = "vault") -> str:
    command = [sys.executable, "-c", OTHER, str(folder), key.hex(), how]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_no_other_process_comes_in_however_the_file_was_read(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    vault = Vault.create(folder, PASSPHRASE, profile=CHEAP)
    key = vault.data_key
    assert other_process(folder, key) == "OpenElsewhere"
    assert other_process(folder, key, "database alone") == "OpenElsewhere"
    files.salt_of(folder)
    unlock(folder, PASSPHRASE)
    assert other_process(folder, key) == "OpenElsewhere"
    vault.close()
    assert other_process(folder, key) == "open"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks have no such flaw")
def test_the_locks_of_the_database_alone_are_lost_when_the_file_is_read(tmp_path: Path) -> None:
    """The control: without the claim two processes would write to one file."""
    folder = tmp_path / "journal"
    Vault.create(folder, PASSPHRASE, profile=CHEAP).close()
    key = unlock(folder, PASSPHRASE)
    connection = database.connect(folder / files.DATABASE, key)
    assert other_process(folder, key, "database alone") == "OpenElsewhere"
    files.salt_of(folder)
    assert other_process(folder, key, "database alone") == "open"
    connection.close()


def test_the_same_process_is_refused_too_and_a_closed_journal_opens(tmp_path: Path) -> None:
    vault = Vault.create(tmp_path / "journal", PASSPHRASE, profile=CHEAP)
    with pytest.raises(OpenElsewhere):
        Vault.open(tmp_path / "journal", PASSPHRASE)
    vault.close()
    Vault.open(tmp_path / "journal", PASSPHRASE).close()


def test_a_failed_opening_leaves_no_claim(tmp_path: Path) -> None:
    vault = Vault.create(tmp_path / "journal", PASSPHRASE, profile=CHEAP)
    key = vault.data_key
    vault.close()
    with pytest.raises(Exception, match="damaged"):
        Vault.open_with_key(tmp_path / "journal", bytes(32))
    assert other_process(tmp_path / "journal", key) == "open"
