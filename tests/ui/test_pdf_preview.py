from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt

from relationship_journal.ui.widgets.pdf_pages import PdfPages
from relationship_journal.ui.widgets.pdf_preview import KEPT, PdfPreview


def pdf(pages: int) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(200, 300).close()
    import io

    stream = io.BytesIO()
    document.save(stream)
    document.close()
    return stream.getvalue()


class Desk:
    """Does what it is asked at once, and counts how many pages were drawn."""

    def __init__(self) -> None:
        self.pictures = 0

    def compute(self, work: Any, *args: Any, done: Any = None, **_: Any) -> None:
        self.pictures += work is not PdfPages
        done(work(*args))


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def preview(qtbot: Any, desk: Desk) -> Iterator[PdfPreview]:
    made = PdfPreview(desk.compute)
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    yield made
    made.clear()


def settle(qtbot: Any, preview: PdfPreview) -> None:
    for _ in range(6):
        preview.grab()


def test_only_what_is_seen_is_drawn(qtbot: Any, preview: PdfPreview, desk: Desk) -> None:
    with qtbot.waitSignal(preview.shown) as shown:
        preview.show_pdf(pdf(500))
    assert shown.args == [500]
    settle(qtbot, preview)
    assert 1 <= desk.pictures <= 3


def test_pages_are_turned_by_keys_and_named(qtbot: Any, preview: PdfPreview) -> None:
    preview.show_pdf(pdf(12))
    assert preview.accessibleName() == "Page 1 of 12"
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.accessibleName() == "Page 3 of 12"
    qtbot.keyClick(preview, Qt.Key.Key_PageUp)
    assert preview.page == 1
    qtbot.keyClick(preview, Qt.Key.Key_End)
    assert preview.accessibleName() == "Page 12 of 12"
    qtbot.keyClick(preview, Qt.Key.Key_Home)
    assert preview.page == 0


def test_a_page_drawn_is_remembered_but_not_for_ever(qtbot: Any, preview: PdfPreview, desk: Desk) -> None:
    preview.show_pdf(pdf(60))
    settle(qtbot, preview)
    drawn = desk.pictures
    settle(qtbot, preview)
    assert desk.pictures == drawn
    for page in range(3 * KEPT):
        preview.go_to(page)
        settle(qtbot, preview)
    preview.go_to(0)
    before = desk.pictures
    settle(qtbot, preview)
    assert desk.pictures > before


def test_a_document_that_comes_too_late_is_not_shown(qtbot: Any) -> None:
    waiting: list[Any] = []
    preview = PdfPreview(lambda work, *args, done, **_: waiting.append(lambda: done(work(*args))))
    qtbot.addWidget(preview)
    preview.show_pdf(pdf(3))
    preview.show_pdf(pdf(7))
    for give in reversed(waiting[:]):
        give()
    assert preview.page_count == 7
    preview.clear()
    assert preview.page_count == 0
    assert preview.accessibleName() == "Preview, no pages yet"


def test_closed_pages_give_no_picture() -> None:
    pages = PdfPages(pdf(1))
    assert pages.picture(0, 1.0).width() == 200
    pages.close()
    pages.close()
    assert pages.picture(0, 1.0).isNull()
