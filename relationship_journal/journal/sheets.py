"""What the window needs to know of a recovery sheet while somebody types one."""

from __future__ import annotations

from relationship_journal.vault import recovery

GROUPS = recovery.GROUPS
LETTERS = recovery.GROUPS * recovery.GROUP


def letters_in(text: str) -> int:
    """How many of a sheet's 56 letters and digits have been typed."""
    return len(recovery.clean(text))


def reads_as(typed: str, group: str) -> bool:
    """Whether `typed` is this group of the sheet, however it was written."""
    return recovery.clean(typed) == group
