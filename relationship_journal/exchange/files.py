"""Writing an export: whole or not at all, private to the user, explained when it fails."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from relationship_journal.domain.errors import KnownError


class ExportError(KnownError):
    """A file could not be written; the journal is untouched."""


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path` with mode 0600, so that a failure leaves what was there before.

    Raises ExportError with the sentence for the user.
    """
    temporary: Path | None = None
    try:
        descriptor, name = mkstemp(prefix=".", suffix=".part", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            with suppress(OSError):
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
