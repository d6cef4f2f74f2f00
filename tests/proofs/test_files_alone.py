"""Whoever has the files and nothing else cannot open the journal: nothing in them is its key, or makes it."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from deeds import ANOTHER, MADE, PASSPHRASE, THIS, RealClock, filled, never, quiet
from sizes import at_both_sizes

from relationship_journal.journal.journal import Journal
from relationship_journal.vault import backup, files
from relationship_journal.vault.errors import WrongPassphrase
from relationship_journal.vault.vault import read_keys, unlock

KEY = 32
PAGE, TAG = 4096, 64


class Lock:
    """Tells a raw key of a SQLCipher 4 file from any other by the first page's HMAC, without our code.

    The HMAC's key is PBKDF2-HMAC-SHA512 of the raw key in 2 rounds over the salt, each byte XOR 0x3A; the
    tag covers the page after the salt and the page's number (SQLCipher's design notes).
    """

    def __init__(self, path: Path) -> None:
        page = path.read_bytes()[:PAGE]
        self._salt = bytes(byte ^ 0x3A for byte in page[:16])
        self._body, self._tag = page[16 : PAGE - TAG] + (1).to_bytes(4, "little"), page[PAGE - TAG :]
        self.tried = 0

    def opens(self, key: bytes) -> bool:
        self.tried += 1
        mac_key = hashlib.pbkdf2_hmac("sha512", key, self._salt, 2, KEY)
        return hmac.digest(mac_key, self._body, "sha512") == self._tag


def opens_for_sqlcipher(path: Path, key: bytes) -> bool:
    connection = sqlcipher.connect(str(path))
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone())
    except sqlcipher.Error:
        return False
    finally:
        connection.close()


def fields(value: object) -> Iterator[str]:
    """Every name and value in a JSON document, as text."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from fields(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from fields(inner)
    else:
        yield str(value)


def pieces(data: bytes) -> set[bytes]:
    """What a curious reader would cut out of a file: fields, runs of hex decoded, lines, the whole."""
    found = {data, *data.splitlines(), *re.findall(rb"[\w.+-]+", data)}
    with suppress(ValueError):
        found |= {text.encode() for text in fields(json.loads(data))}
    for run in re.findall(rb"(?:[0-9a-f]{2}){8,}", data):
        found.add(bytes.fromhex(run.decode()))
    return found


def candidates(data: bytes) -> Iterator[bytes]:
    """Every 32-byte window of a file and of what is decoded from it, and every hash of every piece."""
    decoded = b"".join(sorted(piece for piece in pieces(data) if piece not in data))
    for text in (data, decoded):
        for place in range(len(text) - KEY + 1):
            window = text[place : place + KEY]
            yield window
            yield window[::-1]
            yield hashlib.sha256(window).digest()
    for piece in pieces(data):
        yield piece[:KEY].ljust(KEY, b"\0")
        yield piece[-KEY:].rjust(KEY, b"\0")
        for name in ("sha256", "sha512", "sha3_256", "blake2b", "blake2s", "md5", "sha1"):
            digest = hashlib.new(name, piece).digest()
            yield digest[:KEY].ljust(KEY, b"\0")
            yield digest[-KEY:].rjust(KEY, b"\0")
            yield hashlib.sha256(digest).digest()


@pytest.fixture
def lying_about(folder: Path, tmp_path: Path) -> list[Path]:
    """Every file that somebody finds: the journal's own, a backup's, the copy of the keys, the settings."""
    computer = replace(THIS, copies=tmp_path / "data" / "keys")
    filled(folder, 10).close()
    journal = Journal.open(folder, PASSPHRASE, RealClock(), computer)
    journal.keys.change_passphrase(PASSPHRASE, ANOTHER)
    journal.keys.change_passphrase(ANOTHER, PASSPHRASE)
    backup.make(journal._vault.source(), folder / files.BACKUPS, MADE, "asked", quiet, never)
    journal.close()
    settings = tmp_path / "config" / "machine.json"
    settings.parent.mkdir()
    settings.write_text(json.dumps({"last_journal": str(folder), "theme": "dark", "geometry": "AdnQywAD"}))
    return [path for path in sorted(tmp_path.rglob("*")) if path.is_file()]


@at_both_sizes
def test_no_key_lies_in_the_files(
    folder: Path, lying_about: list[Path], size: int, figure: Callable[[str], None]
) -> None:
    path = folder / files.DATABASE
    lock = Lock(path)
    data_key = unlock(folder, PASSPHRASE)
    assert lock.opens(data_key)
    assert opens_for_sqlcipher(path, data_key)
    found = []
    for place in lying_about:
        data = place.read_bytes()
        if len(data) > 65536:  # encrypted pages: their beginning and their end, where plain bytes would lie
            data = data[: PAGE * size] + data[-PAGE * size :]
        found += [(place.name, key) for key in candidates(data) if lock.opens(key)]
    figure(f"files alone: {len(found)} successes with {lock.tried} keys from {len(lying_about)} files")
    assert found == []
    assert lock.tried > 20_000
    some = list(candidates((folder / files.KEYS).read_bytes()))
    assert not any(opens_for_sqlcipher(path, key) for key in some[:: len(some) // (20 * size)])


def test_nothing_in_the_files_is_the_passphrase(
    folder: Path, lying_about: list[Path], figure: Callable[[str], None]
) -> None:
    small = [path for path in lying_about if path.stat().st_size < 65536]
    tried = {piece.decode("utf-8", "replace") for path in small for piece in pieces(path.read_bytes())}
    for passphrase in tried:
        with pytest.raises(WrongPassphrase):
            unlock(folder, passphrase)
    figure(f"files alone: 0 successes with {len(tried)} of their words as passphrase")
    assert len(unlock(folder, PASSPHRASE)) == KEY
    assert len(tried) > 100


@pytest.mark.parametrize("disguise", [bytes, bytes.hex, lambda key: hashlib.sha256(key).hexdigest()])
def test_a_key_left_in_a_file_would_be_found(folder: Path, disguise: Callable[[bytes], bytes | str]) -> None:
    """The last disguise is a hash of the key, which opens nothing: it must not count."""
    data_key = unlock(folder, PASSPHRASE)
    left = disguise(data_key)
    data = b'{"last": "' + (left if isinstance(left, bytes) else left.encode()) + b'"}'
    lock = Lock(folder / files.DATABASE)
    found = any(lock.opens(key) for key in candidates(data))
    assert found is (left in (data_key, data_key.hex()))


def test_the_hash_of_a_word_as_key_would_be_found(folder: Path, tmp_path: Path) -> None:
    held = read_keys(folder)
    weak = hashlib.sha256(held.slots[0].salt).digest()
    path = tmp_path / "weak.db"
    connection = sqlcipher.connect(str(path))
    connection.execute(f"PRAGMA key = \"x'{weak.hex()}'\"")
    connection.execute("CREATE TABLE kept (what)")
    connection.close()
    assert any(Lock(path).opens(key) for key in candidates(held.to_json()))
