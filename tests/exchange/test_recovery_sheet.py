"""The recovery sheet as a page: all there, nobody named."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

import pikepdf
import pypdfium2
import pytest

from relationship_journal.exchange.recovery_sheet import render_sheet
from relationship_journal.vault.recovery import groups

MADE_AT = datetime(2026, 11, 22, 20, 14, 3, 512, tzinfo=UTC)
GROUPS = groups(bytes(range(32)))


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        assert len(document) == 1
        return str(document[0].get_textpage().get_text_range())
    finally:
        document.close()


def test_everything_stands_on_one_page_in_order() -> None:
    text = text_of(render_sheet(GROUPS, MADE_AT))
    places = [text.index(group) for group in GROUPS]
    assert places == sorted(places)
    for words in ("Recovery sheet", "2026-11-22", "can read everything", "passport", "new key"):
        assert words in text


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_it_fits_every_paper(paper: str) -> None:
    assert GROUPS[-1] in text_of(render_sheet(GROUPS, MADE_AT, "My journal", paper))


def test_the_file_names_nobody_and_is_tagged() -> None:
    with pikepdf.open(io.BytesIO(render_sheet(GROUPS, MADE_AT))) as pdf:
        info: Any = pdf.docinfo
        assert {key: str(info[key]) for key in info if not str(info[key]).startswith("D:")} == {
            "/Title": "Recovery sheet",
            "/Creator": str(info["/Creator"]),
        }
        assert "Typst" in str(info["/Creator"])
        assert pdf.Root.MarkInfo.Marked


@pytest.mark.parametrize("name", ['#read("/etc/passwd")', "*bold* _x_ $1$", "日記 📓", "x" * 300])
def test_the_journals_name_is_only_text(name: str) -> None:
    text = text_of(render_sheet(GROUPS, MADE_AT, name))
    assert "Journal:" in text
    assert GROUPS[0] in text
    if name.isascii() and len(name) < 50:
        assert name in text.replace("’", "'")
