"""What is printed is the PDF's page, on the whole sheet."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pypdfium2
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from relationship_journal.domain.letters import Letter
from relationship_journal.domain.records import natural_id
from relationship_journal.exchange.letter_pdf import render_letter
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


def test_a_small_page_keeps_its_size(qapp: Any, tmp_path: Path) -> None:
    letter = Letter(id=natural_id("letter"), day=date(2026, 11, 22), text="m " * 700)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    assert paint(render_letter(letter, "a5"), printer)
    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    try:
        picture = document[0].render(scale=1, grayscale=True).to_numpy()
        dark = [column for column in range(picture.shape[1]) if picture[:, column].min() < 215]
        # A5 is 420 points wide and stands in the middle of 595; enlarged it would reach further out.
        assert 88 < dark[0] < 180
        assert 415 < dark[-1] < 507
    finally:
        document.close()
