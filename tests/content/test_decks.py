"""The decks hold what they promise, and every card keeps the rules."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from relationship_journal.content.decks import all_cards, load, questions
from relationship_journal.content.reading import ContentError
from relationship_journal.content.rules import EASY, Passage, alike, complaints, reading_ease
from relationship_journal.domain.questions import DAYS_APART, question_of_the_day

DECKS = load()
DAY = date(2026, 11, 23)


def test_there_are_enough_decks_and_cards() -> None:
    assert len(DECKS) >= 12
    assert all(len(deck.cards) >= 25 for deck in DECKS)
    assert len(all_cards(DECKS)) >= 350


def test_names_of_decks_and_cards_are_their_own() -> None:
    cards = all_cards(DECKS)
    assert len({card.id for card in cards}) == len(cards)
    assert len({deck.name for deck in DECKS}) == len(DECKS)


def test_what_is_close_stays_hidden_until_it_is_wanted() -> None:
    hidden = [deck for deck in DECKS if deck.opt_in]
    assert [deck.id for deck in hidden] == ["closeness"]
    assert not any(deck.daily for deck in hidden)
    assert {card.level for deck in hidden for card in deck.cards} == {1, 2, 3}


def test_every_card_keeps_the_rules() -> None:
    assert complaints([Passage(card.id, card.text) for card in all_cards(DECKS)]) == []


def test_the_cards_are_easy_to_read() -> None:
    assert all(reading_ease(card.text for card in deck.cards) >= EASY for deck in DECKS)


def test_the_questions_of_the_day_last_half_a_year() -> None:
    daily = [card.id for card in questions(DECKS)]
    assert len(daily) > DAYS_APART
    assert question_of_the_day(daily, DAY) in daily
    assert not any(name.startswith("closeness.") for name in daily)


def test_cards_added_later_say_so() -> None:
    """Else they take the places of others in the circle of the questions of the day, for everyone at once.

    When this fails, give the card or the deck that was added `since = 2` (or one more than the last)."""
    first = "\n".join(card.id for card in questions(DECKS) if card.since == 1)
    assert sha256(first.encode()).hexdigest()[:16] == "7cc9409bf0c898d4"


def test_a_later_card_stands_at_the_end(tmp_path: Path) -> None:
    card = '[[card]]\nid = "{}"\ntext = "x"\n'
    for name, since in (("a", "since = 3\n"), ("b", "")):
        head = f'order = 1\nname = "N"\nabout = "A"\n{since}'
        (tmp_path / f"{name}.toml").write_text(head + card.format("1") + card.format("2"), "utf-8")
    with (tmp_path / "b.toml").open("a") as file:
        file.write(card.format("3") + "since = 2\n")
    assert [one.id for one in questions(load(tmp_path))] == ["b.1", "b.2", "b.3", "a.1", "a.2"]


def test_a_new_deck_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "gardens.toml").write_text(
        'order = 3\nname = "Gardens"\nabout = "Green."\n[[card]]\nid = "1"\ntext = "What grows?"\n', "utf-8"
    )
    (deck,) = load(tmp_path)
    assert (deck.id, deck.cards[0].id, deck.cards[0].text) == ("gardens", "gardens.1", "What grows?")


@pytest.mark.parametrize(
    ("card", "words"),
    [
        ('text = "No id."', "line 4: card[0].id is missing"),
        ('id = "1"\ntext = "x"\ncolour = "red"', "line 7: card[0].colour is not known here"),
        (f'id = "1"\ntext = "{"long " * 40}"', "line 6: card[0].text is longer than 160"),
        ('id = "1"\ntext = "a"\n[[card]]\nid = "1"\ntext = "b"', "line 8: card[1].id stands twice"),
        ('id = "1"\ntext = "a"\nlevel = 2', "line 7: card[0].level is 2"),
    ],
)
def test_a_fault_in_a_deck_is_told(tmp_path: Path, card: str, words: str) -> None:
    head = 'order = 1\nname = "N"\nabout = "A"\n[[card]]\n'
    (tmp_path / "one.toml").write_text(head + card, "utf-8")
    with pytest.raises(ContentError) as told:
        load(tmp_path)
    assert words in str(told.value)


@pytest.mark.parametrize(
    "text",
    ["You never listen to me", "Talk now!", "As in Paired, ask", "What is your love language?"],
)
def test_the_rules_find_what_breaks_them(text: str) -> None:
    assert complaints([Passage("here", text)]) != []


def test_the_rules_find_what_is_said_twice() -> None:
    one = Passage("one", "Which walk could be our walk in autumn?")
    other = Passage("other", "Which autumn walk could our walk be?")
    assert alike([one, other]) == [(one, other)]
    assert alike([one, Passage("third", "Which autumn song could be ours?")]) == []


def test_reading_ease_orders_texts_as_a_reader_would() -> None:
    easy = reading_ease(["What made you laugh today? Who was there?"])
    hard = reading_ease(
        ["Considerable interdisciplinary deliberation notwithstanding, institutional ambiguity."]
    )
    assert hard < 0 < EASY < easy
