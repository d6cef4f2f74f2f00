"""Fill a part of a page without laying the page out for each piece."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QWidget


@contextmanager
def at_once(part: QWidget) -> Iterator[None]:
    """Put `part` aside while it is filled: in view, every widget added to it lays out the whole page anew.

    A field in it that has the focus loses it.
    """
    shown = not part.isHidden()
    part.hide()
    try:
        yield
    finally:
        part.setVisible(shown)
