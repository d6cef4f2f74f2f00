"""Which part of the guide fits what the user looks at: a chapter, or a section of it as "chapter#section"."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

FIRST = "first-evening"
OF_PAGE = {
    "LockScreen": "passphrase",
    "SettingsPage": "private",
    "KeysPage": "passphrase",
    "BackupsPage": "backups",
    "VerifyPage": "backups#check-it",
    "RescuePage": "trouble#the-journals-files-are-damaged",
    "ImportPage": "bring-in",
    "BinPage": "finding#bring-back-what-was-deleted",
    "HistoryPage": "finding#earlier-versions",
    "QuietHour": "diagnosis#a-quiet-hour",
    "LovedPage": "diagnosis#ways-of-feeling-loved",
    "LovedHandover": "diagnosis#ways-of-feeling-loved",
    "DeckPage": "conversations#cards",
    "TalkPage": "conversations#cards",
    "CloserPage": "conversations#cards",
    "OpeningPage": "conversations#two-chairs",
    "ExportDialog": "take-away",
    "PrintDialog": "printing#a-letter",
    "PrintCards": "printing#cards-to-cut-out",
    "PauseDialog": "rituals#pause-or-put-away",
    "TracesPage": "private#what-stays-on-the-computer",
    "ErasePage": "private#erase-everything",
    "CrashPage": "trouble#something-nobody-foresaw",
}
"""By the class of a page or dialog; what is not in it is explained with its tab."""


def place_of(page: QWidget | None, tab: str = FIRST) -> str:
    """Where `page` is explained, or the tab below it: its chapter has its name."""
    return OF_PAGE.get(type(page).__name__, tab)
