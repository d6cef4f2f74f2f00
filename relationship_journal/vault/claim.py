"""One window at a time: a claim on the journal's folder that lasts as long as the process or the journal.

SQLite holds its file with POSIX locks, and those are all lost, without a word, when the same process opens
and closes that file by any other way, even to read sixteen bytes of it. This claim is a lock of the other
family (flock): it stays until it is released, and the system releases it when the process ends, however
that comes about. Windows locks do not have the flaw, so nothing is needed there.
"""

from __future__ import annotations

import os
from pathlib import Path

from relationship_journal.vault.errors import OpenElsewhere

_NONE = -1


class Claim:
    """A folder claimed for one open journal. Writes nothing. Raises OpenElsewhere when another has it."""

    def __init__(self, folder: Path) -> None:
        self._descriptor = _NONE
        if os.name == "nt":
            return
        import fcntl

        descriptor = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(descriptor)
            raise OpenElsewhere("claim") from error
        except OSError:  # some network folders know no such lock; SQLite's own is what there is
            os.close(descriptor)
            return
        self._descriptor = descriptor

    def release(self) -> None:
        """Let the next one in."""
        if self._descriptor != _NONE:
            os.close(self._descriptor)
            self._descriptor = _NONE
