"""What is printed is the PDF's page, on the whole sheet."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from relationship_journal.exchange.recovery_sheet import render_sheet
from relationship_journal.ui.printing import paint


def test_a_page_fills_the_paper(qapp: Any, tmp_path: Path) -> None:
    data = render_sheet(("ABCD",) * 14, datetime(2026, 11, 22, tzinfo=UTC))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    assert paint(data, printer)
    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    try:
        assert len(document) == 1
        assert [round(side) for side in document.get_page_size(0)] == [595, 842]
        picture = document[0].render(scale=0.5, grayscale=True).to_numpy()
        dark = [row for row in range(picture.shape[0]) if picture[row].min() < 215]
        assert dark[0] < 60  # the title near the top
        assert dark[-1] > 350  # the last line near the foot
    finally:
        document.close()
