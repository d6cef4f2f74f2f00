"""The ways between the pages, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from relationship_journal import app
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.journal import Journal
from relationship_journal.ui.cards.deck_page import DeckPage
from relationship_journal.ui.machine import MachineFile
from relationship_journal.ui.main_window import MainWindow
from relationship_journal.ui.tabs.conversations import ConversationsTab
from relationship_journal.ui.tabs.today import TodayTab
from relationship_journal.ui.two_chairs.opening_page import OpeningPage
from relationship_journal.vault.keys import KdfProfile

PASSPHRASE = "four quiet rivers under snow"


@pytest.fixture
def window(qtbot: Any, theme: Any, clock: Any, tmp_path: Path) -> Iterator[MainWindow]:
    """Unlocked, on Today."""
    folder = tmp_path / "My journal"
    Journal.create(folder, PASSPHRASE, clock, KdfProfile(t=1, m=8, p=1)).close()
    made, tasks, keeper = app._build(
        theme, MachineFile(tmp_path / "config" / "machine.json"), clock, Computer()
    )
    qtbot.addWidget(made)
    made.show_lock_screen(folder)
    made.show()
    keeper.unlock(folder, PASSPHRASE)
    qtbot.waitUntil(lambda: made.desk is not None and made.desk.isVisible(), timeout=20_000)
    yield made
    made.close()
    tasks.finish()


def conversations(qtbot: Any, window: MainWindow) -> ConversationsTab:
    window.trigger("conversations")
    assert window.desk is not None
    tab = window.desk.current
    assert isinstance(tab, ConversationsTab)
    qtbot.waitUntil(tab.cards.top.isVisible)
    return tab


def test_from_a_card_to_two_chairs_and_back(qtbot: Any, window: MainWindow) -> None:
    tab = conversations(qtbot, window)
    tab.cards.top.next.click()
    qtbot.waitUntil(tab.cards.top.two_chairs.isVisible)
    tab.cards.top.two_chairs.click()
    assert window.desk is not None
    page = window.desk.sheet
    assert isinstance(page, OpeningPage)
    page.not_now.click()
    assert window.desk.sheet is None


def test_a_card_laid_on_top_in_its_deck_is_there_when_the_page_is_left(
    qtbot: Any, window: MainWindow
) -> None:
    tab = conversations(qtbot, window)
    tab.cards.top.open_deck.click()
    assert window.desk is not None
    page = window.desk.sheet
    assert isinstance(page, DeckPage)
    qtbot.waitUntil(page.lay.isEnabled)
    text = page.model.item(0).face.text
    page.lay.click()
    qtbot.waitUntil(lambda: tab.cards.top.question.text() == text)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.sheet is None)


def test_a_talk_about_tonights_question_is_planned(qtbot: Any, window: MainWindow) -> None:
    assert window.desk is not None
    today = window.desk.current
    assert isinstance(today, TodayTab)
    qtbot.waitUntil(today.question.isVisible)
    text = today.question.question.text()
    today.question.plan.click()
    assert window.desk.current_name == "conversations"
    planned: list[Any] = []

    def is_planned() -> bool:
        window.context.tasks.run(window.context.journal.conversations.overview, done=planned.append)
        return any(one.next is not None and one.next.about == text for one in planned)

    qtbot.waitUntil(is_planned)
