"""On days with …: said in words, drawn with its interval, and nothing below eight days a side."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from relationship_journal.domain.comparison import Comparison
from relationship_journal.domain.days import Span
from relationship_journal.ui.context import Context
from relationship_journal.ui.mood.comparison_card import ComparisonCard
from relationship_journal.ui.mood.words import difference_in_words, too_few_words


def check_in(context: Context, ago: int, closeness: int, *tags: str) -> None:
    mood = context.journal.mood
    day = context.today() - timedelta(days=ago)
    mood.save(replace(mood.new(day), closeness=closeness, tags=list(tags)))


@pytest.fixture
def card(context: Context, qtbot: Any) -> ComparisonCard:
    made = ComparisonCard(context)
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def quarter(context: Context) -> Span:
    return Span(context.today() - timedelta(days=89), context.today())


def test_without_anything_to_compare_it_says_what_could_be(card: ComparisonCard, context: Context) -> None:
    card.show_range(quarter(context))
    assert not card.field.isVisible()
    assert card.words.text().startswith("Tags on your check-ins")


def test_too_few_days_say_how_many_more(card: ComparisonCard, context: Context) -> None:
    for ago in range(12):
        check_in(context, ago, 3, *(["walk"] if ago in (1, 11) else []))
    card.show_range(quarter(context))
    assert card.words.text() == (
        "So far 2 days with it and 10 days without. A comparison shows after 6 days more with it."
    )
    assert not card.drawing.isVisible()
    assert not card.caveat.isVisible()


def test_a_difference_is_said_and_drawn_alike_every_time(card: ComparisonCard, context: Context) -> None:
    for ago in range(40):
        check_in(context, ago, (5 if ago % 4 else 4) if ago % 2 else 3, *(["walk"] if ago % 2 else []))
    card.show_range(quarter(context))
    first = card.words.text()
    assert first.startswith("About 2.0 steps closer")
    assert card.days.text() == "20 days with, 20 days without."
    assert card.caveat.text() == "A link, not a cause."
    assert card.drawing.accessibleDescription() == first
    card.refresh()
    assert card.words.text() == first


def test_another_subject_is_chosen_by_keyboard_and_found_again(
    card: ComparisonCard, context: Context, qtbot: Any
) -> None:
    for ago in range(20):
        check_in(context, ago, 3, "tired", *(["walk"] if ago % 2 else []))
    card.show_range(quarter(context))
    assert card.field.currentText() == "tired"
    card.field.setFocus()
    QTest.keyClick(card.field, Qt.Key.Key_Down)
    assert card.field.currentText() == "walk"
    assert "walk" not in card.chosen
    again = ComparisonCard(context)
    qtbot.addWidget(again)
    again.choose(card.chosen)
    again.show_range(quarter(context))
    assert again.field.currentText() == "walk"


def test_a_change_of_tags_keeps_what_was_chosen(card: ComparisonCard, context: Context) -> None:
    for ago in range(20):
        check_in(context, ago, 3, "tired", *(["walk"] if ago % 2 else []))
    card.show_range(quarter(context))
    card.field.setCurrentIndex(1)
    card.field.activated.emit(1)
    check_in(context, 0, 3, "a new one")
    card.refresh()
    assert card.field.currentText() == "walk"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Comparison(0.72, 0.3, 1.1, 31, 52), "About 0.7 steps closer (plausibly +0.3 to +1.1)."),
        (Comparison(-0.9, -1.4, -0.4, 18, 52), "About 0.9 steps less close (plausibly −1.4 to −0.4)."),
        (
            Comparison(0.1, -0.2, 0.5, 9, 9),
            "No clear difference in closeness (plausibly −0.2 to +0.5 steps).",
        ),
    ],
)
def test_differences_in_words(found: Comparison, said: str) -> None:
    assert difference_in_words(found) == said


def test_what_is_clear_only_by_more_decimals_than_are_shown_is_not_called_clear() -> None:
    found = Comparison(-0.4, -0.8, -0.02, 24, 47)
    assert found.is_clear
    assert difference_in_words(found) == "No clear difference in closeness (plausibly −0.8 to 0.0 steps)."


def test_both_sides_may_be_short_of_days() -> None:
    assert too_few_words(1, 7).endswith(
        "A comparison shows after 7 days more with it and one day more without it."
    )
