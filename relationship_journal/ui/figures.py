"""Numbers as the user's language writes them."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def number(value: int) -> str:
    """ "4,182"."""
    return QLocale().toString(value)
