"""The right column of Conversations: drawing, keeping, telling how it went, and the decks below."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtTest import QTest

from relationship_journal.domain.cards import Occasion
from relationship_journal.ui.cards.closer_page import CloserPage
from relationship_journal.ui.cards.deck_page import DeckPage
from relationship_journal.ui.cards.deck_panel import DeckPanel


@pytest.fixture
def panel(qtbot: Any, context: Any) -> DeckPanel:
    return shown(qtbot, context)


def shown(qtbot: Any, context: Any) -> DeckPanel:
    made = DeckPanel(context, random.Random(4))
    context.tasks.changed.connect(made.on_changed)
    qtbot.addWidget(made)
    made.resize(420, 900)
    made.show()
    return made


def test_the_first_look_offers_to_draw(panel: DeckPanel) -> None:
    assert panel.top.eyebrow.text() == "This week · 0 of 26"
    assert panel.top.next.text() == "Draw a card"
    assert not panel.top.keep.isVisible()
    assert not panel.top.talked.isVisible()


def test_drawing_goes_through_the_deck(panel: DeckPanel, clock: Any) -> None:
    texts = set()
    for n in range(26):
        clock.advance(seconds=1)
        panel.top.next.click()
        texts.add(panel.top.question.text())
        assert panel.top.eyebrow.text() == f"This week · {n + 1} of 26"
    assert len(texts) == 26
    panel.top.next.click()
    assert panel.top.eyebrow.text() == "This week · 1 of 26"


def test_the_card_on_top_is_there_again_after_a_lock(qtbot: Any, panel: DeckPanel, context: Any) -> None:
    panel.rows["dreams"].button.click()
    panel.top.next.click()
    text = panel.top.question.text()
    again = shown(qtbot, context)
    assert again.top.question.text() == text
    assert again.top.eyebrow.text() == "Dreams · 1 of 26"


def test_a_deck_chosen_stays_chosen_by_its_place(qtbot: Any, panel: DeckPanel, context: Any) -> None:
    panel.rows["needs"].button.click()
    again = shown(qtbot, context)
    again.restore_place(panel.place())
    assert again.top.eyebrow.text() == "Needs · 0 of 26"


def test_a_card_is_kept_and_no_longer(panel: DeckPanel, journal: Any) -> None:
    panel.top.next.click()
    panel.top.keep.click()
    assert len(journal.cards.shelf().favourites) == 1
    assert panel.top.keep.text() == "Kept"
    panel.top.keep.click()
    assert journal.cards.shelf().favourites == frozenset()


def test_we_talked_counts_at_once_and_the_line_saves_itself(
    qtbot: Any, panel: DeckPanel, journal: Any
) -> None:
    panel.top.next.click()
    panel.top.talked.click()
    (talked,) = journal.cards.shelf().talked
    assert "1 of 26 talked" in panel.rows["this-week"].button.accessibleName()
    assert panel.top.line.isVisible()
    qtbot.waitUntil(panel.top.line.hasFocus)
    QTest.keyClicks(panel.top.line, "He laughed first")
    panel.flush()
    (talk,) = journal.cards.talks_on(talked)
    assert (talk.note, talk.text, talk.occasion) == (
        "He laughed first",
        panel.top.question.text(),
        Occasion.DECK,
    )
    panel.top.next.click()
    assert not panel.top.line.isVisible()
    assert [one.note for one in journal.cards.talks_on(talked)] == ["He laughed first"]


def test_we_did_not_talk_after_all(panel: DeckPanel, journal: Any, context: Any) -> None:
    panel.top.next.click()
    panel.top.talked.click()
    panel.top.undo.click()
    assert journal.cards.shelf().talked == frozenset()
    assert [kind for kind, _, _ in context.notices.deletions] == ["card_talk"]
    assert panel.top.talked.isVisible()
    assert not panel.top.line.isVisible()


def test_the_line_of_today_is_there_after_a_lock(qtbot: Any, panel: DeckPanel, context: Any) -> None:
    panel.top.next.click()
    panel.top.talked.click()
    QTest.keyClicks(panel.top.line, "Slowly")
    place = panel.place()
    panel.flush()
    again = shown(qtbot, context)
    again.restore_place(place)
    assert again.top.line.toPlainText() == "Slowly"


def test_what_is_close_is_hidden_until_it_is_switched_on(
    panel: DeckPanel, journal: Any, context: Any
) -> None:
    assert len(panel.rows) == sum(not deck.opt_in for deck in context.library.decks)
    assert "closeness" not in panel.rows
    pages: list[Any] = []
    panel.page_requested.connect(pages.append)
    panel.closer.click()
    (page,) = pages
    assert isinstance(page, CloserPage)
    page.box.click()
    assert journal.settings.read().closer
    assert "closeness" in panel.rows
    assert not panel.closer.isVisible()
    page.box.click()
    assert "closeness" not in panel.rows
    page.deleteLater()


def test_a_hidden_deck_is_not_on_top_either(panel: DeckPanel, journal: Any) -> None:
    journal.settings.write(replace(journal.settings.read(), closer=True))
    journal.cards.draw("closeness", ["closeness.01"], random.Random(1))
    panel.refresh()
    assert panel.top.eyebrow.text().startswith("This week")
    panel.rows["closeness"].button.click()
    assert panel.top.eyebrow.text() == "Closeness · 1 of 27"
    journal.settings.write(replace(journal.settings.read(), closer=False))
    panel.refresh()
    assert panel.top.eyebrow.text().startswith("This week")


def test_the_deck_opens_as_a_page(panel: DeckPanel) -> None:
    pages: list[Any] = []
    panel.page_requested.connect(pages.append)
    panel.top.open_deck.click()
    assert isinstance(pages[0], DeckPage)
    pages[0].deleteLater()


def test_two_chairs_are_asked_for_with_the_card(panel: DeckPanel) -> None:
    asked: list[tuple[str, str]] = []
    panel.two_chairs_requested.connect(lambda *card: asked.append(card))
    panel.top.next.click()
    panel.top.two_chairs.click()
    assert asked == [(asked[0][0], panel.top.question.text())]
    assert asked[0][0].startswith("this-week.")
