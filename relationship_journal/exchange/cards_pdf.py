"""Cards to cut out, eight to a sheet of A4.

Each sheet of fronts is followed by a sheet of backs, alike on every card, in a grid that lies in the middle
of the paper: printed on both sides they fit however the printer turns the sheet, and printed on one side
the odd pages are enough. A line at the foot of each sheet says so. Notes have no backs.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from relationship_journal.domain.records import EPOCH
from relationship_journal.exchange.light_markdown import blocks, breakable
from relationship_journal.exchange.pdf import set_pages
from relationship_journal.exchange.typesetting import faces, fonts_at_hand

METADATA_TITLE = "Cards"
"""What the file calls itself; it names no person."""
A_SHEET = 8
LINES = 11
WIDTH = 44
"""So many lines of so many narrow letters are sure to fit on a card at the smallest size, 7 points."""
_INSTEAD = (
    "The cards could not be set, so no file was made. Your journal is safe; "
    "start the program again and try once more."
)


def render_cards(
    title: str,
    texts: Sequence[str],
    *,
    made_at: datetime = EPOCH,
    lang: str = "en",
    cancelled: Callable[[], bool] = lambda: False,
) -> bytes:
    """The bytes of a PDF/UA-1 file; plain tagged PDF where no font of this computer has some character.

    `title` stands on the backs. A text too long for a card goes on on the next one. Raises ExportCancelled
    once `cancelled` says so, LayoutError when typst gives up.
    """
    told = cards_json(title, texts, METADATA_TITLE, lang, backs=True)
    return set_pages(told, made_at, cancelled, "cards", _INSTEAD).pdf


def cards_json(title: str, texts: Sequence[str], metadata_title: str, lang: str, backs: bool) -> str:
    """What the templates read, with the fonts of this computer."""
    cards = [blocks(part) for text in texts for part in portions(text)]
    sheets = max(1, -(-len(cards) // A_SHEET))
    advice = " · print on both sides, or the odd pages alone" if backs else ""
    told = {
        "title": breakable(title.strip()),
        "cards": cards or [[]],
        "backs": backs,
        "notes": [f"Sheet {number} of {sheets}{advice}" for number in range(1, sheets + 1)],
        "lang": lang,
        "metadata_title": metadata_title,
    }
    return json.dumps(told | faces(fonts_at_hand().families()), ensure_ascii=False)


def portions(text: str) -> Iterator[str]:
    """`text` in parts that each fit on a card, broken at the end of a line or a word where there is one."""
    part, lines = "", 0
    for written in text.strip().splitlines(keepends=True):
        for piece in _pieces(written):
            if lines == LINES:
                yield part.strip()
                part, lines = "", 0
            part += piece
            lines += 1
    yield part.strip()


def _pieces(line: str) -> Iterator[str]:
    """A line as it would break on a card, wide letters counted twice."""
    start, room, word = 0, WIDTH, 0
    for place, letter in enumerate(line):
        room -= 2 if letter.isupper() or unicodedata.east_asian_width(letter) in "WF" else 1
        if room < 0:
            end = word if word > start else place
            yield line[start:end]
            start, room = end, WIDTH - (place - end) - 1
        if letter == " ":
            word = place + 1
    yield line[start:]
