from __future__ import annotations

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from printed import HOSTILE, opened, squeezed, text_of

from relationship_journal.exchange.cards_pdf import A_SHEET, LINES, portions, render_cards
from relationship_journal.exchange.pdf import ExportCancelled

CARDS = [f"What did you hope for in year {number}?" for number in range(11)]


def test_fronts_and_backs_take_turns() -> None:
    with pypdfium2.PdfDocument(render_cards("Early days", CARDS)) as document:
        told = [page.get_textpage().get_text_bounded() for page in document]
        sizes = {(round(page.get_width()), round(page.get_height())) for page in document}
    assert sizes == {(595, 842)}
    assert len(told) == 4
    assert told[0].count("What did you hope") == A_SHEET
    assert told[2].count("What did you hope") == 3
    assert told[1].count("Early days") == told[3].count("Early days") == A_SHEET
    assert "Sheet 2 of 2" in told[2]


def test_backs_fit_their_fronts_turned_either_way() -> None:
    with pypdfium2.PdfDocument(render_cards("Back", CARDS[:8])) as document:
        words = document[1].get_textpage()
        text = words.get_text_range()
        starts = [place for place in range(len(text)) if text.startswith("Back", place)]
        first = [words.get_charbox(place) for place in starts]
        last = [words.get_charbox(place + 3) for place in starts]
        width = document[1].get_width()
    middles = sorted((left[0] + right[2]) / 2 for left, right in zip(first, last, strict=True))
    assert len(middles) == A_SHEET
    assert middles == pytest.approx(sorted(width - middle for middle in middles), abs=2)


def test_it_is_tagged_and_names_nobody() -> None:
    with opened(render_cards("For Tomasin", CARDS)) as pdf:
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        assert pdf.docinfo["/Title"] == "Cards"
        assert "Tomasin" not in str(dict(pdf.docinfo)) + pdf.Root.Metadata.read_bytes().decode()


def test_hostile_and_long_texts_stand_there_whole() -> None:
    words = " ".join(f"word{number}" for number in range(900))
    told = squeezed(text_of(render_cards("x", [*HOSTILE, words])))
    for text in HOSTILE:
        assert squeezed(text) in told, text
    assert all(f"word{number}" in told for number in range(900))


def test_no_cards_make_an_empty_sheet_and_a_cancel_is_heard() -> None:
    assert render_cards("", [])[:5] == b"%PDF-"
    with pytest.raises(ExportCancelled):
        render_cards("", CARDS, cancelled=lambda: True)


@given(st.text(alphabet=st.sampled_from("aW 語\n"), max_size=3000))
def test_portions_lose_no_letter_and_are_short(text: str) -> None:
    parts = list(portions(text))
    assert squeezed("".join(parts)) == squeezed(text)
    assert all(len(part.splitlines()) <= LINES for part in parts)
