"""A passphrase for a PDF: AES-256 of PDF 2.0 (revision 6), over text, bookmarks and metadata alike."""

from __future__ import annotations

import io
import unicodedata

from relationship_journal.domain.errors import KnownError

LONGEST = 127
"""Bytes of UTF-8 that count; the format cuts off what comes after them."""


class PassphraseTooLong(KnownError):
    """The format would cut it off in silence."""


def protect(pdf: bytes, passphrase: str) -> bytes:
    """The same pages, which open with `passphrase` alone and then allow everything.

    It is brought into the form that readers bring what is typed into (ISO 32000-2: SASLprep, whose
    greatest part is NFKC). Raises PassphraseTooLong.
    """
    import pikepdf

    secret = unicodedata.normalize("NFKC", passphrase)
    if not secret:
        raise ValueError("no passphrase")
    if len(secret.encode()) > LONGEST:
        raise PassphraseTooLong(
            "A PDF takes at most 127 bytes of a passphrase, so no file was made. Your journal is safe; "
            "choose a shorter one."
        )
    made = io.BytesIO()
    everything = pikepdf.Permissions(modify_assembly=True)
    lock = pikepdf.Encryption(owner=secret, user=secret, R=6, aes=True, metadata=True, allow=everything)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(made, encryption=lock)
    return made.getvalue()
