"""Backups in words."""

from __future__ import annotations

from datetime import datetime, tzinfo
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from relationship_journal.domain.backups import Backup
from relationship_journal.ui.dialogs.words import brief_day, kinds_words
from relationship_journal.ui.formats import time_of_day
from relationship_journal.ui.plurals import counted


def tr(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("Backups", text)


def moment(made_at: datetime, now: datetime, zone: tzinfo) -> str:
    """ "Today 21:40", "Yesterday 22:15", "15 Nov 2026 22:10"."""
    local, today = made_at.astimezone(zone), now.astimezone(zone).date()
    days = (today - local.date()).days
    day = {0: tr("Today"), 1: tr("Yesterday")}.get(days, brief_day(local.date()))
    return f"{day} {time_of_day(local)}"


def reason(backup: Backup) -> str:
    """Why it was made; empty when it cannot be read."""
    reasons = {
        "automatic": tr("by itself, on lock"),
        "asked": tr("you asked for it"),
        "migration": tr("before an update"),
        "import": tr("before an import"),
        "restore": tr("before a restore"),
        "reencrypt": tr("before a new key"),
    }
    return reasons.get(backup.reason, "")


def entries(backup: Backup) -> str:
    """ "4,182 entries": what the user wrote, without the program's own records."""
    total = sum(backup.counts.get(kind, 0) for kind in kinds_words())
    return counted("Backups", "1 entry", "{n} entries", total)


def state(backup: Backup) -> str:
    """ "4,182 entries · verified"."""
    if backup.verified_at is None:
        return tr("damaged") if backup.counts else tr("cannot be read")
    return tr("{entries} · verified").format(entries=entries(backup))


def size(backup: Backup) -> str:
    """ "2.4 MB"."""
    return QLocale().formattedDataSize(backup.bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def spoken(backup: Backup, now: datetime, zone: tzinfo) -> str:
    """All of a row in one line, for a screen reader."""
    parts = (moment(backup.made_at, now, zone), reason(backup), state(backup))
    return ", ".join(part for part in parts if part)


def short_path(path: Path) -> str:
    """A folder as people write it, from their home on."""
    try:
        return "~/" + path.relative_to(Path.home()).as_posix()
    except (ValueError, RuntimeError):
        return str(path)


def step_words(name: str) -> str:
    """What is being done just now."""
    names = {
        "copying": tr("Copying"),
        "checking": tr("Opening the copy and checking it"),
        "packing": tr("Packing"),
        "checking the backup": tr("Checking the backup"),
        "encryption": tr("Checking every page"),
        "structure": tr("Checking how the pages hold together"),
        "references": tr("Checking what belongs to what"),
        "search index": tr("Checking what Search finds"),
        "reading what is whole": tr("Reading what is whole"),
        "writing the new journal": tr("Writing the new journal"),
        "checking the new journal": tr("Checking the new journal"),
    }
    return names.get(name, "")
