"""The question of the day: the same all day, and not again for half a year, whatever is added meanwhile."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from relationship_journal.content.decks import load, questions
from relationship_journal.domain.questions import DAYS_APART, other_questions, question_of_the_day

FIRST = date(2026, 11, 23)
FIVE_YEARS = 5 * 366
CARDS = [card.id for card in questions(load())]


def in_five_years(cards: Sequence[str]) -> list[str]:
    days = (FIRST + timedelta(days=n) for n in range(FIVE_YEARS))
    return [asked for day in days if (asked := question_of_the_day(cards, day))]


def nearest(asked: Sequence[str]) -> int:
    """The fewest days between two times the same was asked."""
    last: dict[str, int] = {}
    apart = []
    for number, card in enumerate(asked):
        apart.append(number - last.get(card, -FIVE_YEARS))
        last[card] = number
    return min(apart)


def test_no_question_of_our_decks_comes_back_too_soon_in_five_years() -> None:
    asked = in_five_years(CARDS)
    assert len(asked) == FIVE_YEARS
    assert nearest(asked) >= DAYS_APART
    assert set(asked) == set(CARDS)


def test_nor_when_decks_and_own_cards_are_added_and_thrown_away_meanwhile() -> None:
    chance = random.Random(7)
    own: list[str] = []
    later: list[str] = []
    asked = []
    for n in range(FIVE_YEARS):
        if n % 9 == 0:
            own.append(f"own.{n}")
        if n % 50 == 49:
            own.remove(chance.choice(own))
        if n % 365 == 200:
            later += [f"later-{n}.{k}" for k in range(26)]
        card = question_of_the_day([*CARDS, *later, *own], FIRST + timedelta(days=n))
        assert card is not None
        asked.append(card)
    assert nearest(asked) >= DAYS_APART
    assert any(card.startswith("own.") for card in asked)
    assert any(card.startswith("later-") for card in asked)


def test_a_deck_added_later_leaves_most_days_as_they_are() -> None:
    before, after = in_five_years(CARDS), in_five_years([*CARDS, *(f"later.{n}" for n in range(26))])
    same = sum(one == other for one, other in zip(before, after, strict=True))
    assert same > 0.8 * FIVE_YEARS


def test_taking_the_next_by_the_length_of_the_deck_would_repeat_too_soon() -> None:
    """What the circle is for: the same test on the simple rule finds it out."""
    days = [(FIRST + timedelta(days=n)).toordinal() for n in range(FIVE_YEARS)]

    def asked(more: int) -> list[str]:
        grown = [*CARDS, *(f"later.{n}" for n in range(more))]
        return [
            cards[day % len(cards)] for n, day in enumerate(days) for cards in [CARDS if n < 90 else grown]
        ]

    assert min(nearest(asked(more)) for more in range(1, 27)) < DAYS_APART


def test_what_was_answered_is_not_asked_again_for_half_a_year() -> None:
    """Somebody often takes another question: the answered one rests, the one passed over has its place."""
    chance = random.Random(3)
    answered: dict[date, str] = {}
    for n in range(FIVE_YEARS):
        day = FIRST + timedelta(days=n)
        lately = {card for on, card in answered.items() if (day - on).days < DAYS_APART}
        asked = question_of_the_day(CARDS, day, answered)
        assert asked is not None
        assert asked not in lately
        if chance.random() < 0.4:
            others = [card for card in other_questions(CARDS, day, asked) if card not in lately]
            answered[day] = others[0] if chance.random() < 0.5 else asked


def test_the_question_stays_all_day_and_needs_cards() -> None:
    assert question_of_the_day(CARDS, FIRST) == question_of_the_day(tuple(CARDS), FIRST)
    assert question_of_the_day([], FIRST) is None
    assert {question_of_the_day(["a.1", "a.2"], FIRST + timedelta(days=n)) for n in (0, 1)} == {"a.1", "a.2"}


def test_other_questions_are_all_the_rest_in_an_order_of_the_day() -> None:
    asked = question_of_the_day(CARDS, FIRST)
    others = other_questions(CARDS, FIRST, asked)
    assert sorted([*others, asked or ""]) == sorted(CARDS)
    assert others == other_questions(reversed(CARDS), FIRST, asked)
    assert others[:3] != other_questions(CARDS, FIRST + timedelta(days=1), asked)[:3]
