"""The cards of a deck as a list: each with what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from relationship_journal.content.decks import Deck
from relationship_journal.ui.cards.hand import Face, Hand
from relationship_journal.ui.cards.words import talk_line, tr
from relationship_journal.ui.dialogs.chosen_rows import ChosenRowDelegate
from relationship_journal.ui.widgets.row_delegate import Piece, aside, written


@dataclass(frozen=True)
class CardRow:
    """A card, and what is known about it: words of its state, and the talks on it, newest first."""

    face: Face
    drawn: bool
    kept: bool
    talked: bool
    level: str
    talks: tuple[str, ...]

    def state(self) -> str:
        """ "near · drawn · kept"; empty when there is nothing to say."""
        words = (
            (self.level, bool(self.level)),
            (tr("your own"), self.face.own),
            (tr("drawn"), self.drawn),
            (tr("kept"), self.kept),
            (tr("talked about"), self.talked and not self.talks),
        )
        return " · ".join(word for word, true in words if true)


class CardDelegate(ChosenRowDelegate):
    """Paints a card, its state, and the talks on it."""

    def __init__(self) -> None:
        super().__init__((12, 12))

    def body(self, item: CardRow) -> Sequence[Piece]:
        state = item.state()
        return (
            written(item.face.text),
            *([aside(state)] if state else []),
            *(aside(talk) for talk in item.talks),
        )


def card_rows(hand: Hand, deck: Deck) -> list[CardRow]:
    """The cards of a deck, with all that is known about them."""
    shelf, drawn = hand.shelf, hand.shelf.drawn(deck.id)
    return [
        CardRow(
            face=face,
            drawn=face.name in drawn,
            kept=face.name in shelf.favourites,
            talked=face.name in shelf.talked,
            level=deck.levels[face.level - 1] if deck.levels and face.level else "",
            talks=tuple(talk_line(talk) for talk in hand.talks if talk.card == face.name),
        )
        for face in hand.faces(deck)
    ]


def row_words(row: CardRow) -> str:
    """A row for a screen reader."""
    return ". ".join(part.rstrip(".") for part in (row.face.text, row.state(), *row.talks) if part)
