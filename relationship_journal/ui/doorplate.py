"""What stands on the locked door: which journal is behind it, and whether this computer may open it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relationship_journal.domain.days import Clock
    from relationship_journal.ui.lock_screen import LockScreen
    from relationship_journal.ui.machine import Machine


def announce(lock_screen: LockScreen, machine: Machine, folder: Path, clock: Clock) -> None:
    """Let the lock screen say which journal it is, and whether this computer may open it today."""
    name = str(folder)
    told = machine.opened.get(name)
    last = None if told is None else datetime.fromisoformat(told)
    lock_screen.set_journal(folder.name, last, clock.now().astimezone(clock.zone()))
    remembered = name in machine.asked
    lock_screen.set_remembered(remembered, due=remembered and due(machine, folder, clock))


def due(machine: Machine, folder: Path, clock: Clock) -> bool:
    """Whether the passphrase of a journal this computer opens must be typed once more."""
    from relationship_journal.journal.computer import passphrase_due

    name = str(folder)
    try:
        asked = datetime.fromisoformat(machine.asked[name])
        seen = datetime.fromisoformat(machine.opened.get(name, machine.asked[name]))
        return passphrase_due(asked, seen, clock.now())
    except (ValueError, TypeError):  # a moment somebody wrote there by hand
        return True
