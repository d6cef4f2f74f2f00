"""Printing a PDF that is in memory: the system's dialog, then the pages as they are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from relationship_journal.ui.widgets.pdf_pages import PdfPages

PrintPdf = Callable[[bytes, QWidget], bool]
SHARPEST = 300
"""Dots per inch; more would only take memory."""


def print_pdf(data: bytes, parent: QWidget) -> bool:
    """Ask for a printer and print; whether it was sent."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return False
    return paint(data, printer)


def paint(data: bytes, printer: QPrinter) -> bool:
    """Draw every page onto the printer's paper in its own size, smaller where it must be to fit; whether the
    printer took it."""
    pages = PdfPages(data)
    painter = QPainter()
    if not painter.begin(printer):
        pages.close()
        return False
    try:
        for number, size in enumerate(pages.sizes):
            if number:
                printer.newPage()
            paper = QRectF(painter.viewport())
            fits = paper.width() / size.width(), paper.height() / size.height()
            fit = min(*fits, printer.logicalDpiX() / 72)
            picture = pages.picture(number, min(SHARPEST / 72, fit))
            width, height = size.width() * fit, size.height() * fit
            painter.drawImage(QRectF((paper.width() - width) / 2, 0, width, height), picture)
    finally:
        painter.end()
        pages.close()
    return True
