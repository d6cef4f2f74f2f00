"""Other scripts read back right from headings, contents and body of a PDF."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from printed import opened, squeezed, text_of

from relationship_journal.exchange.archive import Archive
from relationship_journal.exchange.pdf import PdfOptions, render_pdf
from relationship_journal.exchange.typesetting import fonts_at_hand

SCRIPTS = {
    "latin with marks": "Voilà, naïve čaj",
    "decomposed": unicodedata.normalize("NFD", "Añoranza ế"),
    "greek": "Αγάπη μου",
    "cyrillic": "Любовь моя",
    "chinese": "我們談了一夜",
    "japanese": "雨の中で話した",
    "korean": "고마워요",
    "hebrew": "שלום",
    "arabic": "مرحبا",
    "emoji": "Tea 🌱 later",
}
NEEDS = {"chinese": "cjk", "japanese": "cjk", "korean": "cjk", "emoji": "emoji"}
"""What part of a family's name tells that this computer can draw it."""


def drawn_here(script: str) -> bool:
    families = " ".join(fonts_at_hand().families()).casefold()
    return NEEDS.get(script, "") in families


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_title_and_a_text_are_read_back(full: Archive, script: str) -> None:
    said = SCRIPTS[script]
    full.letters = [replace(full.letters[0], title=said, text=f"1 {said} 2")]
    picked = replace(full, title=said)
    data = render_pdf(picked, PdfOptions(), lambda *_: None, lambda: False)
    with opened(data) as pdf, pdf.open_outline() as outline:
        letters = next(item for item in outline.root if item.title == "Letters")
        titles = [child.title for child in letters.children[0].children]
    plain = unicodedata.normalize("NFC", said)
    assert [unicodedata.normalize("NFC", title).replace("\u200b", "") for title in titles] == [plain]
    if not drawn_here(script):
        pytest.skip("no font of this computer draws it; its bookmark was read")
    read = unicodedata.normalize("NFKC", squeezed(text_of(data)))
    wanted = unicodedata.normalize("NFKC", squeezed(said))
    assert sum(read.count(each) for each in {wanted, wanted[::-1]}) >= 3  # cover, heading, body
