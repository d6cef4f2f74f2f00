"""Drawing cards."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.domain.cards import Shelf, next_card


@given(st.integers(2, 12), st.integers(0, 2**32))
def test_a_deck_goes_through_before_a_card_comes_again(size: int, seed: int) -> None:
    cards = [f"deck.{n}" for n in range(size)]
    chance = random.Random(seed)
    draws: list[tuple[str, int]] = []
    for _ in range(size * 3):
        drawn = next_card(cards, draws, chance)
        assert drawn is not None
        draws.append(drawn)
    for number in (1, 2, 3):
        assert sorted(card for card, turn in draws if turn == number) == sorted(cards)
    assert all(before[0] != after[0] for before, after in pairwise(draws))


def test_a_deck_of_one_and_of_none() -> None:
    chance = random.Random(1)
    assert next_card(["a.1"], [("a.1", 1)], chance) == ("a.1", 2)
    assert next_card([], [], chance) is None


def test_a_card_added_later_still_comes_in_the_round() -> None:
    assert next_card(["a.1", "a.2"], [("a.1", 1)], random.Random(1)) == ("a.2", 1)


def test_a_part_of_a_deck_is_gone_through_by_itself() -> None:
    draws = [("a.1", 1), ("a.2", 1), ("a.9", 1)]
    chance = random.Random(1)
    assert next_card(["a.1", "a.2"], draws, chance) == ("a.1", 2)
    assert next_card(["a.9", "a.8"], draws, chance) == ("a.8", 1)


def test_a_shelf_knows_the_round_and_the_card_on_top() -> None:
    shelf = Shelf({"a": (("a.1", 1), ("a.2", 1), ("a.1", 2)), "b": (("b.1", 1),)})
    assert (shelf.top("a"), shelf.drawn("a")) == ("a.1", {"a.1"})
    assert (shelf.top("b"), shelf.drawn("b")) == ("b.1", {"b.1"})
    assert (shelf.top("c"), shelf.drawn("c")) == (None, frozenset())
