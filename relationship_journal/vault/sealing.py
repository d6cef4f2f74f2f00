"""Words sealed with the journal's data key: what could not be written home is never kept in plain text.

AES-256-GCM under a key derived from the data key (HKDF-SHA256, RFC 5869), so that the data key itself
encrypts nothing but the database; bound to the journal by its id.
"""

from __future__ import annotations

from relationship_journal.vault.errors import Damaged
from relationship_journal.vault.keys import RandomBytes

MAGIC = b"RJunsaved1"
_NONCE = 12


def seal(data_key: bytes, journal: bytes, words: bytes, random: RandomBytes) -> bytes:
    """`words`, readable only with the journal's data key."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = random(_NONCE)
    return MAGIC + nonce + AESGCM(_key(data_key)).encrypt(nonce, words, MAGIC + journal)


def unseal(data_key: bytes, journal: bytes, sealed: bytes) -> bytes:
    """What was sealed. Raises Damaged when it was not, or with another key, or is not as it was."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce, rest = sealed[len(MAGIC) : len(MAGIC) + _NONCE], sealed[len(MAGIC) + _NONCE :]
    try:
        words: bytes = AESGCM(_key(data_key)).decrypt(nonce, rest, MAGIC + journal)
    except (InvalidTag, ValueError) as error:
        raise Damaged("sealed words") from error
    return words


def _key(data_key: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, None, b"relationship-journal unsaved words").derive(data_key)
