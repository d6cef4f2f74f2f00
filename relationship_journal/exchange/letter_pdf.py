"""A letter on paper: as a folded card, as note cards, or on A5.

Folded card: one side of A4, which every printer at home knows, folded twice to A6. The title is on the
front; the inside, printed on its head in the upper half, carries the words, at the right when they are few,
else on both pages in letters down to 9 points. What is still longer goes on sheets to lay in, two pages of
A5 each with a mark to cut along, and the inside stays free for a line by hand.

Note cards: eight to a sheet of A4 with marks to cut along. Each paragraph between blank lines is a note of
its own, to be left where it will be found.

A5: an ordinary letter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Literal

from relationship_journal.domain.letters import Letter
from relationship_journal.exchange.cards_pdf import cards_json
from relationship_journal.exchange.light_markdown import blocks, breakable
from relationship_journal.exchange.pdf import set_pages
from relationship_journal.exchange.typesetting import faces, fonts_at_hand

LetterForm = Literal["folded_card", "note_cards", "a5"]

METADATA_TITLE = "Letter"
"""What the file calls itself; it names no person."""
LONGEST_TITLE = 400
"""Characters of a title that fit on the front of a card; a longer one begins the letter."""
_INSTEAD = (
    "The pages could not be set, so no file was made. Your letter is safe; "
    "copy it as text meanwhile, which needs no layout."
)
_BETWEEN = re.compile(r"\n[ \t]*\n\s*")


def render_letter(
    letter: Letter,
    form: LetterForm,
    *,
    lang: str = "en",
    cancelled: Callable[[], bool] = lambda: False,
) -> bytes:
    """The bytes of a PDF/UA-1 file; plain tagged PDF where no font of this computer has some character.

    Equal letters give equal bytes: the file is dated by when the letter was last changed. Whether it is
    sealed or asked to be slept on is for the caller to know. Raises ExportCancelled once `cancelled` says
    so, LayoutError when typst gives up.
    """
    if form == "note_cards":
        told = cards_json(letter.title, notes(letter.text), METADATA_TITLE, lang, backs=False)
        return set_pages(told, letter.updated_at, cancelled, "cards", _INSTEAD).pdf
    told = letter_json(letter, form, fonts_at_hand().families(), lang)
    return set_pages(told, letter.updated_at, cancelled, "letter", _INSTEAD).pdf


def letter_json(letter: Letter, form: LetterForm, families: list[str], lang: str = "en") -> str:
    """What the templates read; `families` are the fonts there are."""
    title = letter.title.strip()
    text = letter.text
    if form == "folded_card" and len(title) > LONGEST_TITLE:
        title, text = "", f"{title}\n\n{text}"
    told = {
        "form": form,
        "title": breakable(title),
        "blocks": blocks(text),
        "lang": lang,
        "metadata_title": METADATA_TITLE,
    }
    return json.dumps(told | faces(families), ensure_ascii=False)


def notes(text: str) -> list[str]:
    """The paragraphs of a letter, each a note of its own; one empty note for an empty letter."""
    return [note for note in _BETWEEN.split(text.strip()) if note.strip()] or [""]
