from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args
from uuid import UUID

import pikepdf
import pypdfium2
import pytest
from printed import HOSTILE, opened, squeezed, text_of

from relationship_journal.domain.letters import Letter
from relationship_journal.exchange.letter_pdf import LetterForm, letter_json, notes, render_letter
from relationship_journal.exchange.pdf import ExportCancelled

FORMS: tuple[LetterForm, ...] = get_args(LetterForm)
LETTER = Letter(
    id=UUID(int=1),
    day=date(2026, 11, 22),
    title="For Tuesday",
    text="Dear Tomasin,\n\nyou stayed on the phone with your *mother*.\n\nThank you.",
    updated_at=datetime(2026, 11, 22, 20, tzinfo=UTC),
)
LONG = "We walked to the river and talked about the house, until it rained and we ran. "


def pages(data: bytes) -> list[tuple[int, int, str]]:
    """Width and height in millimetres and the words of each page."""
    with pypdfium2.PdfDocument(data) as document:
        return [
            (
                round(page.get_width() / 72 * 25.4),
                round(page.get_height() / 72 * 25.4),
                page.get_textpage().get_text_bounded(),
            )
            for page in document
        ]


@pytest.mark.parametrize("form", FORMS)
def test_it_is_tagged_names_nobody_and_brings_its_fonts(form: LetterForm) -> None:
    data = render_letter(LETTER, form)
    with opened(data) as pdf:
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        about = str(dict(pdf.docinfo)) + pdf.Root.Metadata.read_bytes().decode()
        assert pdf.docinfo["/Title"] == "Letter"
        assert "/Author" not in pdf.docinfo
    assert not [word for word in ("Tomasin", "Tuesday", "mother") if word in about]
    assert "stayedonthephone" in squeezed(text_of(data))


def test_a_card_is_one_side_of_a4_with_the_inside_on_its_head() -> None:
    data = render_letter(LETTER, "folded_card")
    assert [page[:2] for page in pages(data)] == [(210, 297)]
    with pypdfium2.PdfDocument(data) as document:
        words = document[0].get_textpage()
        text = words.get_text_range()
        title, inside = (words.get_charbox(text.index(word)) for word in ("For Tuesday", "you stayed"))
        middle = document[0].get_height() / 2
    assert title[3] < middle < inside[1]  # the origin is at the bottom
    assert title[0] > document_middle()
    assert inside[0] < document_middle(), "few words stand on the right page, which lies at the left"


def document_middle() -> float:
    return 210 / 25.4 * 72 / 2


@pytest.mark.parametrize(("times", "sheets"), [(1, 1), (12, 1), (60, 3), (400, 13)])
def test_a_longer_letter_takes_both_pages_then_sheets_to_lay_in(times: int, sheets: int) -> None:
    letter = replace(LETTER, text=(LONG * 3 + "\n\n") * (times // 3) + LONG + "THE END")
    data = render_letter(letter, "folded_card")
    sizes = [page[:2] for page in pages(data)]
    assert sizes[0] == (210, 297)
    assert set(sizes[1:]) <= {(297, 210)}
    assert (len(sizes) == 1) == (sheets == 1)
    assert len(sizes) <= sheets
    told = squeezed(text_of(data))
    assert told.count(squeezed(LONG.strip())) >= (times // 3 * 3 + 1) * 0.97  # but those a page ends in
    assert told.endswith("THEEND") or "THEEND" in told


def test_a_letter_on_a5_goes_on_as_long_as_it_needs() -> None:
    assert [page[:2] for page in pages(render_letter(LETTER, "a5"))] == [(148, 210)]
    long = pages(render_letter(replace(LETTER, text=LONG * 100), "a5"))
    assert len(long) > 3
    assert {page[:2] for page in long} == {(148, 210)}


def test_each_paragraph_is_a_note_of_its_own() -> None:
    assert notes("one\nline\n\ntwo\n \n\n\nthree ") == ["one\nline", "two", "three"]
    assert notes(" \n") == [""]
    told = pages(render_letter(LETTER, "note_cards"))
    assert [page[:2] for page in told] == [(210, 297)]
    many = pages(render_letter(replace(LETTER, text="\n\n".join(map(str, range(100, 117)))), "note_cards"))
    assert len(many) == 3
    assert "116" in many[-1][2]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("field", ["title", "text"])
def test_hostile_text_is_inert_and_appears_as_it_was_written(form: LetterForm, field: str) -> None:
    text = "\n\n".join(HOSTILE) if field == "text" else " ".join(HOSTILE)
    letter = replace(LETTER, title=text, text="x") if field == "title" else replace(LETTER, text=text)
    data = render_letter(letter, form)
    told = squeezed(text_of(data))
    if form != "note_cards" or field == "text":  # notes bear no title
        for each in HOSTILE:
            assert squeezed(each) in told, each
    with opened(data) as pdf:
        assert not [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)
                    and each.get("/S") in ("/URI", "/Launch", "/JavaScript", "/GoToR")]  # fmt: skip
    assert "root:" not in told


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
@pytest.mark.parametrize("form", FORMS)
def test_qpdf_finds_nothing_wrong(form: LetterForm, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    text = LETTER.text + "\n\n" + "\n\n".join(["שלום עולם 🌊", "日本語" * 200, "مرحبا", "x" * 3000, *HOSTILE])
    path.write_bytes(render_letter(replace(LETTER, text=text), form))
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("form", FORMS)
def test_strange_text_stays_on_the_paper(form: LetterForm) -> None:
    strange = "\n\n".join(
        ["abcdefghij" * 300, "=" * 700, "a\u202eb", "🫶🏽 \U000e0041 \uf8ff", "日本語" * 90]
    )
    data = render_letter(replace(LETTER, text=strange), form)
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            words = page.get_textpage()
            boxes = [words.get_charbox(number) for number in range(words.count_chars())]
            assert all(box[0] > 10 and box[2] < page.get_width() - 10 for box in boxes if box[2] > box[0])
    assert squeezed(text_of(data)).count("abcdefghij") > 280


def test_a_title_too_long_for_the_front_begins_the_letter() -> None:
    title = " ".join(f"word{number}" for number in range(200))
    told = squeezed(text_of(render_letter(replace(LETTER, title=title), "folded_card")))
    assert all(f"word{number}" in told for number in range(200))


def test_hebrew_reads_from_the_right() -> None:
    told = json.loads(letter_json(replace(LETTER, text="שלום"), "a5", ["DejaVu Sans"]))
    assert told["blocks"] == [{"k": "p", "r": ["שלום"], "d": 1}]


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_letter_still_makes_a_page(form: LetterForm) -> None:
    assert len(pages(render_letter(replace(LETTER, title="", text=""), form))) == 1


def test_equal_letters_give_equal_bytes_and_a_cancel_is_heard() -> None:
    assert render_letter(LETTER, "a5") == render_letter(LETTER, "a5")
    with pytest.raises(ExportCancelled):
        render_letter(LETTER, "a5", cancelled=lambda: True)
