"""Whether a key belongs to a journal.db, told by SQLCipher's page authentication without opening it.

SQLCipher answers a wrong key and a damaged first page alike. Here each page is asked: with the right key
every whole page authenticates, with a wrong one none does.
"""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

PAGE = 4096
SALT, _TAG = 16, 64
_TRIED = 64
"""Pages asked, spread over the file; one that authenticates is proof."""


def key_fits(path: Path, data_key: bytes, salt: bytes | None = None) -> bool:
    """Whether any page of the SQLCipher 4 file at `path` was written with `data_key`.

    `salt` replaces the file's own first bytes, should those be damaged. Raises OSError.
    """
    with path.open("rb") as stream:
        salt = salt or stream.read(SALT)
        mac_key = mac_key_of(data_key, salt)
        pages = path.stat().st_size // PAGE
        for number in range(0, pages, max(1, pages // _TRIED)):
            stream.seek(number * PAGE)
            if authentic(stream.read(PAGE), number, mac_key):
                return True
    return False


def mac_key_of(data_key: bytes, salt: bytes) -> bytes:
    """The key pages are authenticated with, as SQLCipher 4 derives it from a raw data key."""
    return hashlib.pbkdf2_hmac("sha512", data_key, bytes(byte ^ 0x3A for byte in salt), 2, 32)


def authentic(page: bytes, number: int, mac_key: bytes) -> bool:
    """Whether the page's HMAC-SHA512 over its ciphertext, IV and number (little-endian, from 1) is right."""
    body = page[SALT if number == 0 else 0 : PAGE - _TAG]
    tag = hmac.digest(mac_key, body + (number + 1).to_bytes(4, "little"), "sha512")
    return hmac.compare_digest(tag, page[PAGE - _TAG :])
