"""Making a file and writing it, away from the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from relationship_journal.exchange.archive import Archive
    from relationship_journal.exchange.outgoing import Outgoing
    from relationship_journal.exchange.pdf_options import PdfOptions
    from relationship_journal.exchange.typesetting import Pages


def write(path: Path, data: bytes, passphrase: str) -> None:
    """Put the file where it belongs, encrypted first if it has a passphrase. Raises KnownError."""
    from relationship_journal.exchange.files import write_atomically
    from relationship_journal.exchange.protect import protect

    write_atomically(path, protect(data, passphrase) if passphrase else data)


class Making(QObject):
    """One making of the file, on another thread; `stop` is heard between its parts."""

    progressed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.stopped = False

    def pdf(self, archive: Archive, options: PdfOptions) -> Pages:
        """The PDF; raises ExportCancelled after a stop."""
        from relationship_journal.exchange.pdf import render_pages

        return render_pages(archive, options, self._progress, lambda: self.stopped)

    def file(self, archive: Archive, kind: Outgoing, neutral: bool) -> Pages:
        """Any other file, which has no pages."""
        from relationship_journal.exchange.outgoing import make
        from relationship_journal.exchange.typesetting import Pages

        return Pages(make(kind, archive, neutral=neutral))

    def _progress(self, part: float, _name: str) -> None:
        if isValid(self):
            self.progressed.emit(part)
