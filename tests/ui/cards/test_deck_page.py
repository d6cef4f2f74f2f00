"""A deck laid open."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtTest import QTest

from relationship_journal.ui.cards.deck_page import DeckPage
from relationship_journal.ui.cards.print_dialog import PrintCards


@pytest.fixture
def page(qtbot: Any, context: Any) -> DeckPage:
    return shown(qtbot, context, "dates")


def shown(qtbot: Any, context: Any, deck: str) -> DeckPage:
    made = DeckPage(context, deck, random.Random(2))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    qtbot.waitUntil(lambda: made.list.currentIndex().isValid())
    return made


def sections(page: DeckPage) -> list[str]:
    return [page.sections.tabText(n) for n in range(page.sections.count())]


def texts(page: DeckPage) -> list[str]:
    return [page.model.item(n).face.text for n in range(page.model.rowCount())]


def test_dates_have_three_levels(page: DeckPage) -> None:
    levels = ["an hour at home", "an evening", "a day or more"]
    assert sections(page) == ["All", "Not drawn yet", "Kept", "Talked about", *levels]
    assert page.model.rowCount() == 27
    for n in range(4, 7):
        page.sections.setCurrentIndex(n)
        assert page.model.rowCount() == 9
    page.sections.setCurrentIndex(2)
    assert page.model.rowCount() == 0
    assert not page.lay.isEnabled()
    assert not page.draw.isEnabled()


def test_one_of_a_level_is_drawn(page: DeckPage, journal: Any) -> None:
    page.sections.setCurrentIndex(6)
    offered = [page.model.item(n).face.name for n in range(9)]
    drawn: list[str] = []
    page.drawn.connect(drawn.append)
    page.draw.click()
    assert drawn == ["dates"]
    assert journal.cards.shelf().top("dates") in offered


def test_a_chosen_card_is_laid_on_top_and_kept(qtbot: Any, page: DeckPage, journal: Any) -> None:
    page.list.setCurrentIndex(page.model.index(5, 0))
    name = page.model.item(5).face.name
    page.keep.click()
    assert journal.cards.shelf().favourites == {name}
    qtbot.waitUntil(lambda: page.keep.text() == "Keep no longer")
    page.lay.click()
    assert journal.cards.shelf().top("dates") == name


def test_what_became_of_a_card_stands_under_it(qtbot: Any, context: Any, journal: Any) -> None:
    journal.cards.draw("dates", ["dates.01"], random.Random(1))
    journal.cards.keep("dates.01", True)
    talk = journal.cards.new_talk("dates.01", "x")
    journal.cards.save_talk(replace(talk, note="It rained"))
    page = shown(qtbot, context, "dates")
    row = page.model.item(0)
    assert row.state() == "an hour at home · drawn · kept"
    assert row.talks == ("22 November 2026 · It rained",)
    page.sections.setCurrentIndex(3)
    assert page.model.rowCount() == 1


def test_a_card_of_ones_own_is_written_changed_and_deleted(
    qtbot: Any, page: DeckPage, journal: Any, context: Any
) -> None:
    page.write.click()
    qtbot.waitUntil(page.editor.field.hasFocus)
    QTest.keyClicks(page.editor.field, "A picnic on the roof")
    page.editor.done.click()
    assert texts(page)[-1] == "A picnic on the roof"
    assert page.model.item(27).state() == "your own"
    page.list.setCurrentIndex(page.model.index(27, 0))
    assert page.edit.isVisible()
    page.edit.click()
    QTest.keyClicks(page.editor.field, ". ")
    page.editor.done.click()
    assert len(journal.cards.shelf().own) == 1
    page.list.setCurrentIndex(page.model.index(27, 0))
    page.delete.click()
    assert journal.cards.shelf().own == ()
    assert len(texts(page)) == 27
    assert [kind for kind, _, _ in context.notices.deletions] == ["own_card"]
    page.list.setCurrentIndex(page.model.index(0, 0))
    assert not page.edit.isVisible()


def test_a_card_being_written_is_handed_over_when_the_page_is_left(page: DeckPage, journal: Any) -> None:
    page.write.click()
    QTest.keyClicks(page.editor.field, "Half a que")
    page.flush()
    assert [card.text for card in journal.cards.shelf().own] == ["Half a que"]


def test_the_deck_is_printed_as_cards(qtbot: Any, context: Any, tmp_path: Any) -> None:
    asked: list[Any] = []
    printed: list[bytes] = []

    def render(title: str, texts: Any) -> bytes:
        asked.append((title, texts))
        return PDF

    context.chooser.answers.append(str(tmp_path / "Dates"))
    dialog = PrintCards(
        context, "Dates", ["One", "Two"], render=render, print_pdf=lambda data, _: not printed.append(data)
    )
    qtbot.addWidget(dialog)
    assert asked == [("Dates", ["One", "Two"])]
    dialog.print.click()
    assert printed == [PDF]
    dialog = PrintCards(context, "Dates", ["One"], render=render)
    qtbot.addWidget(dialog)
    dialog.save.click()
    assert (tmp_path / "Dates.pdf").read_bytes() == PDF


def _pdf() -> bytes:
    from io import BytesIO

    import pikepdf

    made = pikepdf.new()
    made.add_blank_page()
    out = BytesIO()
    made.save(out)
    return out.getvalue()


PDF = _pdf()
