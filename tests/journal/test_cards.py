"""Cards are drawn, kept, written and talked about, and all of it is there when the journal opens again."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from conftest import PASSPHRASE

from relationship_journal.content.decks import load, questions
from relationship_journal.domain.cards import Occasion, own_name
from relationship_journal.domain.questions import DAYS_APART
from relationship_journal.journal.journal import Journal

DECK = "dreams"
CARDS = [f"{DECK}.{n:02}" for n in range(1, 8)]


@pytest.fixture
def sessions(journal: Journal, clock: Any) -> Iterator[Any]:
    """Opens the journal anew, a minute later, as often as asked."""
    folder = journal.folder
    journal.close()
    opened: list[Journal] = []

    def again() -> Journal:
        for one in opened:
            one.close()
        clock.advance(minutes=1)
        opened[:] = [Journal.open(folder, PASSPHRASE, clock)]
        return opened[0]

    yield again
    for one in opened:
        one.close()


def test_a_deck_goes_through_across_restarts_before_a_card_comes_again(sessions: Any) -> None:
    drawn = [sessions().cards.draw(DECK, CARDS, random.Random(n)) for n in range(3 * len(CARDS))]
    size = len(CARDS)
    for start in (0, size, 2 * size):
        assert sorted(drawn[start : start + size]) == CARDS
    assert all(before != after for before, after in pairwise(drawn))
    assert sessions().cards.shelf().top(DECK) == drawn[-1]


def test_a_round_knows_how_far_it_is(journal: Journal, clock: Any) -> None:
    for n in range(3):
        clock.advance(seconds=1)
        journal.cards.draw(DECK, CARDS, random.Random(n))
    shelf = journal.cards.shelf()
    assert len(shelf.drawn(DECK)) == 3
    assert shelf.drawn("needs") == frozenset()
    assert shelf.top("needs") is None
    assert shelf.latest == DECK


def test_two_decks_do_not_mix(journal: Journal) -> None:
    assert journal.cards.draw("a", ["a.1"], random.Random(1)) == "a.1"
    assert journal.cards.draw("b", ["b.1"], random.Random(1)) == "b.1"
    assert journal.cards.draw("none", [], random.Random(1)) is None


def test_a_card_is_kept_and_let_go_again(journal: Journal) -> None:
    journal.cards.keep("dreams.01", True)
    journal.cards.keep("dreams.02", True)
    journal.cards.keep("dreams.01", False)
    assert journal.cards.shelf().favourites == {"dreams.02"}
    journal.cards.keep("dreams.01", True)
    assert journal.cards.shelf().favourites == {"dreams.01", "dreams.02"}


def test_own_cards_are_drawn_with_the_others_and_come_back_from_the_bin(journal: Journal, clock: Any) -> None:
    card = journal.cards.save_card(replace(journal.cards.new_card(DECK), text="What shall we plant?"))
    journal.cards.save_card(replace(journal.cards.new_card("needs"), text="Elsewhere"))
    drawn = set()
    for n in range(len(CARDS) + 1):
        clock.advance(seconds=1)
        drawn.add(journal.cards.draw(DECK, CARDS, random.Random(n)))
    assert drawn == {*CARDS, own_name(card.id)}
    journal.bin.delete("own_card", card.id)
    assert journal.cards.shelf().own_of(DECK) == ()
    journal.bin.restore("own_card", card.id)
    assert [one.text for one in journal.cards.shelf().own_of(DECK)] == ["What shall we plant?"]


def test_a_talk_counts_without_a_line_and_an_answer_does_not(journal: Journal) -> None:
    talk = journal.cards.save_talk(journal.cards.new_talk("dreams.01", "Where to?"))
    answer = journal.cards.new_talk("dreams.02", "And then?", occasion=Occasion.DAY)
    journal.cards.save_talk(answer)
    assert journal.cards.shelf().talked == {"dreams.01"}
    assert journal.cards.talks_on("dreams.02") == []
    journal.cards.save_talk(replace(talk, note="To the sea"))
    assert [(one.text, one.note) for one in journal.cards.talks_on("dreams.01")] == [
        ("Where to?", "To the sea")
    ]
    journal.bin.delete("card_talk", talk.id)
    assert journal.cards.shelf().talked == frozenset()


def test_an_answer_is_no_talk_and_belongs_to_its_day(journal: Journal) -> None:
    today = journal.cards.new_talk("dreams.01", "").day
    answer = journal.cards.new_talk("dreams.02", "And then?", today - timedelta(days=3), Occasion.DAY)
    journal.cards.save_talk(replace(answer, note="Home"))
    assert journal.cards.shelf().talked == frozenset()
    assert [one.note for one in journal.cards.answers(today - timedelta(days=3))] == ["Home"]
    assert journal.cards.answers(today) == []


def test_the_talks_of_a_deck_include_those_on_own_cards(journal: Journal, clock: Any) -> None:
    card = journal.cards.save_card(replace(journal.cards.new_card(DECK), text="What shall we plant?"))
    for name in (own_name(card.id), "dreams.01", "dreamsx.01", "needs.01"):
        clock.advance(seconds=1)
        journal.cards.save_talk(journal.cards.new_talk(name, name))
    assert [one.card for one in journal.cards.talks(DECK)] == ["dreams.01", own_name(card.id)]


def test_a_question_answered_early_gives_its_day_to_the_one_it_stood_for(
    journal: Journal, clock: Any
) -> None:
    cards = [card.id for card in questions(load())]
    today = clock.now().date()
    asked = journal.cards.questions(cards, today)[0]
    later = journal.cards.questions(cards, today + timedelta(days=40))[0]
    assert asked
    assert later
    answer = journal.cards.new_talk(later, "Later", today, Occasion.DAY)
    journal.cards.save_talk(replace(answer, note="Already now"))
    assert journal.cards.questions(cards, today)[0] == asked
    assert journal.cards.questions(cards, today + timedelta(days=40))[0] == asked
    assert journal.cards.questions(cards, today + timedelta(days=40 + 2 * DAYS_APART))[0] == later


def test_nothing_is_stored_by_looking(journal: Journal, clock: Any) -> None:
    journal.take_changes()
    journal.cards.questions(CARDS, clock.now().date())[0]
    journal.cards.shelf()
    assert not journal.take_changes()


def test_what_two_people_wrote_lies_side_by_side(journal: Journal, clock: Any) -> None:
    talk = journal.cards.new_talk("dreams.01", "Where to?", occasion=Occasion.TWO_CHAIRS)
    journal.cards.save_talk(replace(talk, note="To the sea", theirs="To the hills"))
    folder = journal.folder
    journal.close()
    with closing(Journal.open(folder, PASSPHRASE, clock)) as again:
        (found,) = again.cards.talks_on("dreams.01")
        assert (found.note, found.theirs, found.occasion) == (
            "To the sea",
            "To the hills",
            Occasion.TWO_CHAIRS,
        )
