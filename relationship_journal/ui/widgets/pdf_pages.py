"""The pages of a PDF in memory as pictures, for one thread at a time."""

from __future__ import annotations

from threading import Lock
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage


class PdfPages:
    """An open document. `sizes` are in points; `picture` may be called from any thread, one at a time."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        self._lock = Lock()
        self._document: Any = pypdfium2.PdfDocument(data)
        self.sizes = [QSizeF(*self._document.get_page_size(number)) for number in range(len(self._document))]

    def picture(self, number: int, scale: float) -> QImage:
        """Page `number` at `scale` pixels per point; a null image once the document is closed."""
        with self._lock:
            if self._document is None:
                return QImage()
            page = self._document[number]
            bitmap = page.render(scale=scale, rev_byteorder=True)
            image = QImage(
                bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB888
            ).copy()  # before pdfium takes its memory back
            bitmap.close()
            page.close()
            return image

    def close(self) -> None:
        """Let the document and its text go."""
        with self._lock:
            if self._document is not None:
                self._document.close()
                self._document = None
