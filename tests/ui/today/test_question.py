"""A question for tonight: the same all day, another one on wish, kept only once it is answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtTest import QTest

from relationship_journal.domain.cards import Occasion
from relationship_journal.ui.tabs.today import TodayTab

TODAY = date(2026, 11, 22)


@pytest.fixture
def tab(qtbot: Any, context: Any) -> TodayTab:
    return shown(qtbot, context)


def shown(qtbot: Any, context: Any, place: dict[str, Any] | None = None) -> TodayTab:
    made = TodayTab(context)
    context.tasks.changed.connect(made.on_changed)
    qtbot.addWidget(made)
    made.resize(1068, 820)
    if place:
        made.restore_place(place)
    made.show()
    qtbot.waitUntil(made.question.isVisible)
    return made


def ask_anew(qtbot: Any, tab: TodayTab) -> None:
    """Read the page once more, and what lies around it: the question, and last of all the streak."""
    tab.header.pill.setToolTip("")
    tab.refresh()
    qtbot.waitUntil(lambda: bool(tab.header.pill.toolTip()))


def answers(journal: Any, day: date = TODAY) -> list[str]:
    return [talk.note for talk in journal.cards.answers(day)]


def test_one_question_is_asked_all_day(qtbot: Any, tab: TodayTab, context: Any, journal: Any) -> None:
    text = tab.question.question.text()
    assert text in {card.text for deck in context.library.decks if deck.daily for card in deck.cards}
    assert shown(qtbot, context).question.question.text() == text
    assert journal.counts()["card_talk"] == 0
    assert journal.counts()["card_draw"] == 0


def test_another_one_is_not_kept(qtbot: Any, tab: TodayTab, context: Any, journal: Any) -> None:
    seen = [tab.question.question.text()]
    for _ in range(20):
        tab.question.another.click()
        seen.append(tab.question.question.text())
    assert len(set(seen)) == 21
    ask_anew(qtbot, tab)
    assert tab.question.question.text() == seen[-1]
    assert journal.counts()["card_talk"] == 0
    assert shown(qtbot, context).question.question.text() == seen[0]


def test_an_answer_saves_itself_and_stays(qtbot: Any, tab: TodayTab, context: Any, journal: Any) -> None:
    tab.question.another.click()
    text = tab.question.question.text()
    tab.question.answer.click()
    qtbot.waitUntil(tab.question.line.hasFocus)
    QTest.keyClicks(tab.question.line, "The stairs")
    qtbot.waitUntil(lambda: answers(journal) == ["The stairs"])
    assert not tab.question.another.isVisible()
    (talk,) = journal.cards.answers(TODAY)
    assert (talk.text, talk.occasion, talk.day) == (text, Occasion.DAY, TODAY)
    again = shown(qtbot, context)
    assert again.question.question.text() == text
    assert again.question.line.toPlainText() == "The stairs"


def test_flushing_saves_at_once_and_the_cursor_comes_back(
    qtbot: Any, tab: TodayTab, context: Any, journal: Any
) -> None:
    tab.question.answer.click()
    QTest.keyClicks(tab.question.line, "In the boat")
    place = tab.place()
    tab.flush()
    assert answers(journal) == ["In the boat"]
    assert "boat" not in str(place)
    again = shown(qtbot, context, place)
    qtbot.waitUntil(again.question.line.hasFocus)


def test_an_erased_answer_goes_to_the_bin(qtbot: Any, tab: TodayTab, context: Any, journal: Any) -> None:
    tab.question.answer.click()
    QTest.keyClicks(tab.question.line, "No")
    tab.flush()
    tab.question.line.selectAll()
    QTest.keyClicks(tab.question.line, "\b")
    tab.flush()
    assert answers(journal) == []
    assert [kind for kind, _, _ in context.notices.deletions] == ["card_talk"]


def test_a_past_day_shows_its_question_only_if_it_was_answered(
    qtbot: Any, tab: TodayTab, journal: Any
) -> None:
    day = TODAY - timedelta(days=3)
    talk = journal.cards.new_talk("dreams.01", "Where to?", day, Occasion.DAY)
    journal.cards.save_talk(replace(talk, note="North"))
    tab.show_day(day)
    qtbot.waitUntil(lambda: tab.question.question.text() == "Where to?")
    assert tab.question.line.toPlainText() == "North"
    assert not tab.question.another.isVisible()
    tab.show_day(day - timedelta(days=1))
    qtbot.waitUntil(lambda: not tab.question.isVisible())
    tab.show_day(TODAY)
    qtbot.waitUntil(tab.question.isVisible)
    assert tab.question.question.text() != "Where to?"
    assert not tab.question.line.isVisible()


def test_a_talk_about_it_is_planned(tab: TodayTab) -> None:
    wished: list[str] = []
    tab.talk_requested.connect(wished.append)
    tab.question.plan.click()
    assert wished == [tab.question.question.text()]


def test_own_cards_of_those_decks_are_asked_too_and_hidden_ones_never(
    qtbot: Any, tab: TodayTab, journal: Any
) -> None:
    for deck, text in (("dreams", "What shall we plant?"), ("closeness", "How near?")):
        journal.cards.save_card(replace(journal.cards.new_card(deck), text=text))
    ask_anew(qtbot, tab)
    seen = set()
    for _ in range(235):
        seen.add(tab.question.question.text())
        tab.question.another.click()
    assert len(seen) == 235
    assert "What shall we plant?" in seen
    assert "How near?" not in seen
