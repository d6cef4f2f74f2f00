"""Where entries stand on the pages is known, and does not stand in the file."""

from __future__ import annotations

import pikepdf
import pypdfium2
import pytest
from printed import opened

from relationship_journal.exchange.archive import Archive
from relationship_journal.exchange.pdf import render_pages
from relationship_journal.exchange.pdf_options import PdfOptions
from relationship_journal.exchange.typesetting import Pages


@pytest.fixture
def pages(full: Archive) -> Pages:
    for number, appreciation in enumerate(full.appreciations):
        appreciation.what = f"canary{number}"
    return render_pages(full, PdfOptions(), lambda *_: None, lambda: False)


def test_the_page_each_entry_begins_on_is_known(full: Archive, pages: Pages) -> None:
    with pypdfium2.PdfDocument(pages.pdf) as pdf:
        told = [page.get_textpage().get_text_bounded() for page in pdf]
    assert full.appreciations
    for appreciation in full.appreciations:
        assert appreciation.what in told[pages.begins[appreciation.id.hex]]
    kinds = (
        "letters", "agreements", "rituals", "diagnosis_notes", "answers", "check_ins", "weekly_checks",
        "small_acts", "moments",
    )  # fmt: skip
    ours = {record.id.hex for kind in kinds for record in getattr(full, kind)}
    assert ours <= set(pages.begins)
    assert pages.unset == ""


def test_the_ids_of_entries_are_not_in_the_file(pages: Pages) -> None:
    with opened(pages.pdf) as pdf:
        streams = [each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        told = pages.pdf + b"".join(streams) + "".join(map(repr, pdf.objects)).encode()
    assert b"At a glance" in told  # the control: what is in the file is seen
    for name in pages.begins:
        assert name.encode() not in told
