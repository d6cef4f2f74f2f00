"""What the system is told about this process before a passphrase is typed: never write its memory out.

A core file of a crash would hold the data key and the texts. A limit of zero keeps the kernel from
writing one; where crashes are handed to a helper instead, that limit is advice, but a process that
declares itself not dumpable (Linux) is handed to nobody, and other programs of the user may not read its
memory either. Administrators still can. Other systems are left as they are.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

PR_GET_DUMPABLE, PR_SET_DUMPABLE = 3, 4
FLATPAK = Path("/.flatpak-info")
"""There every file dialog goes through a portal, which looks up who is asking in /proc, and could not."""


def forbid_core_files() -> None:
    """No core file, of this process or of what it starts."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def forbid_reading_memory(sandbox: Path = FLATPAK) -> None:
    """Not dumpable, and closed to the debuggers of the same user. Nothing happens inside a Flatpak."""
    if sys.platform != "linux" or sandbox.exists():
        return
    with suppress(ImportError, OSError, AttributeError):
        import ctypes  # takes 2 ms, which the window does not have before it is seen

        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def harden() -> None:
    """Both, as far as the system knows them; a refusal changes nothing else."""
    forbid_core_files()
    forbid_reading_memory()
