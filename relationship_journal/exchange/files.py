"""Writing an export: whole or not at all, private to the user, explained when it fails."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from relationship_journal.domain.errors import KnownError


class ExportError(KnownError):
    """A file could not be written; the journal is untouched."""


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path` with mode 0600, so that a failure leaves what was there before.

    Raises ExportError with the sentence for the user.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise ExportError(_sentence(error)) from error


def _sentence(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return (
            "The disk is full, so the file was not written. Your journal is safe; "
            "free some space or choose another place, then save again."
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            "That place cannot be written to, so the file was not written. Your journal is safe; "
            "choose another folder, then save again."
        )
    return (
        "The file could not be written there. Your journal is safe; "
        "check that the folder exists and the drive is connected, then save again."
    )
