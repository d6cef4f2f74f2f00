"""Drawing cards."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.domain.cards import DAYS_APART, next_card, question_of_the_day


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


def test_no_question_comes_back_too_soon_in_five_years() -> None:
    cards = [f"deck.{n}" for n in range(DAYS_APART + 1)]
    last: dict[str, date] = {}
    for n in range(5 * 366):
        day = date(2026, 11, 23) + timedelta(days=n)
        card = question_of_the_day(cards, day)
        assert card is not None
        assert card not in last or (day - last[card]).days > DAYS_APART
        last[card] = day
    assert set(last) == set(cards)


def test_the_question_stays_all_day_and_needs_cards() -> None:
    cards = {"b.1", "a.1", "a.2"}
    day = date(2026, 11, 23)
    assert question_of_the_day(cards, day) == question_of_the_day(sorted(cards), day)
    assert question_of_the_day([], day) is None
