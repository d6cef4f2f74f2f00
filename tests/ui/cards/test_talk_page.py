"""A talk on a card, found again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from relationship_journal.domain.cards import CardTalk, Occasion
from relationship_journal.ui.cards.deck_page import DeckPage
from relationship_journal.ui.cards.deck_panel import DeckPanel
from relationship_journal.ui.cards.talk_page import TalkPage


def kept(journal: Any, occasion: Occasion = Occasion.DECK, **words: str) -> CardTalk:
    talk = journal.cards.new_talk("dreams.01", "Where to?", occasion=occasion)
    saved: CardTalk = journal.cards.save_talk(replace(talk, **words))
    return saved


def test_a_talk_is_read_changed_and_deleted(qtbot: Any, context: Any, journal: Any) -> None:
    page = TalkPage(context, kept(journal, note="To the sea"))
    qtbot.addWidget(page)
    page.show()
    qtbot.keyClicks(page.note, " and back")
    page.flush()
    (talk,) = journal.cards.talks_on("dreams.01")
    assert talk.note == "To the sea and back"
    page.delete.click()
    assert journal.cards.talks_on("dreams.01") == []
    assert context.notices.deletions[0][2] == "Where to?"


def test_two_answers_stand_side_by_side(qtbot: Any, context: Any, journal: Any) -> None:
    page = TalkPage(
        context, kept(journal, Occasion.TWO_CHAIRS, note="To the sea", theirs="To the hills"), "hills"
    )
    qtbot.addWidget(page)
    page.show()
    assert (page.note.toPlainText(), page.theirs.toPlainText()) == ("To the sea", "To the hills")
    assert page.focusProxy() is page.theirs
    assert page.theirs.textCursor().position() == len("To the ")


def test_the_search_leads_to_each(qtbot: Any, context: Any, journal: Any) -> None:
    panel = DeckPanel(context)
    qtbot.addWidget(panel)
    pages: list[Any] = []
    days: list[Any] = []
    panel.page_requested.connect(pages.append)
    panel.day_requested.connect(days.append)
    panel.show_entry("card_talk", kept(journal, note="x").id)
    answer = kept(journal, Occasion.DAY, note="y")
    panel.show_entry("card_talk", answer.id)
    own = journal.cards.save_card(replace(journal.cards.new_card("dreams"), text="A boat?"))
    panel.show_entry("own_card", own.id)
    assert [type(page) for page in pages] == [TalkPage, DeckPage]
    assert days == [answer.day]
    for page in pages:
        page.deleteLater()
