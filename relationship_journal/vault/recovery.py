"""The recovery sheet: the data key as 14 groups of four characters that can be written down by hand.

256 bits of key and the first 24 bits of its SHA-256 are written in Crockford's base32 (no I, L, O, U).
The check tells a slip of the pen from the key; a key of 256 random bits loses nothing by it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from relationship_journal.vault.errors import WrongSheet

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, GROUP = 14, 4
KEY_BYTES, CHECK_BYTES = 32, 3

_LENGTH = GROUPS * GROUP
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = "-‐‑‒–—−_.,;:·|/"
"""What people put between groups: dashes of every kind, and marks."""


def groups(data_key: bytes) -> tuple[str, ...]:
    """What stands on the sheet of `data_key`, group by group."""
    number = int.from_bytes(data_key + _check(data_key), "big")
    digits = "".join(ALPHABET[number >> (5 * place) & 31] for place in reversed(range(_LENGTH)))
    return tuple(digits[start : start + GROUP] for start in range(0, _LENGTH, GROUP))


def clean(text: str) -> str:
    """A sheet's characters as they were meant: upper case, O as 0, I and L as 1, no spaces, no dashes."""
    kept = "".join(text.split()).upper().translate(_READ_AS)
    return "".join(letter for letter in kept if letter not in _BETWEEN)


def parse(text: str) -> bytes:
    """The data key a sheet stands for. Raises WrongSheet, naming the group to look at where one slip
    would explain it."""
    digits = clean(text)
    strange = [place for place, letter in enumerate(digits) if letter not in ALPHABET]
    if len(digits) != _LENGTH:
        raise WrongSheet(count=len(digits))
    if strange:
        raise WrongSheet(group=strange[0] // GROUP + 1)
    data_key = _decode(digits)
    if data_key is None:
        raise WrongSheet(group=_suspect(digits))
    return data_key


def _decode(digits: str) -> bytes | None:
    number = 0
    for letter in digits:
        number = number << 5 | ALPHABET.index(letter)
    whole = number.to_bytes(KEY_BYTES + CHECK_BYTES, "big")
    data_key, check = whole[:KEY_BYTES], whole[KEY_BYTES:]
    return data_key if check == _check(data_key) else None


def _check(data_key: bytes) -> bytes:
    return hashlib.sha256(data_key).digest()[:CHECK_BYTES]


def _suspect(digits: str) -> int | None:
    """The group, from 1, in which one slip would explain a wrong check; None when none or several would."""
    found = {place // GROUP + 1 for place, tried in _slips(digits) if _decode(tried) is not None}
    return found.pop() if len(found) == 1 else None


def _slips(digits: str) -> Iterator[tuple[int, str]]:
    """Every text one wrong character or two swapped neighbours away, with the place: about 1,800."""
    for place in range(len(digits)):
        for letter in ALPHABET:
            yield place, digits[:place] + letter + digits[place + 1 :]
    for place in range(len(digits) - 1):
        swapped = digits[place + 1] + digits[place]
        yield place, digits[:place] + swapped + digits[place + 2 :]
