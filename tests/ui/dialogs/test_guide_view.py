"""The guide in the window: every chapter can be reached and searched by keys, and no link leaves it."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

import relationship_journal.ui
from relationship_journal.content.guide import load
from relationship_journal.content.library import Library
from relationship_journal.ui.actions import TABS
from relationship_journal.ui.dialogs.guide_places import FIRST, OF_PAGE, place_of
from relationship_journal.ui.dialogs.guide_view import GuideView

GUIDE = {chapter.name: chapter for chapter in load()}


@pytest.fixture
def show(qtbot: Any, context: Any) -> Callable[[str], GuideView]:
    def make(place: str = "") -> GuideView:
        view = GuideView(context, place)
        qtbot.addWidget(view)
        view.resize(900, 600)
        view.show()
        qtbot.waitUntil(lambda: view.shown != "")
        return view

    return make


def texts(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def test_it_opens_with_the_first_evening_and_lists_every_chapter(show: Any) -> None:
    view = show()
    assert view.shown == FIRST
    listed = [view.contents.item(row).text() for row in range(view.contents.count())]
    assert listed == [chapter.title for chapter in GUIDE.values()]
    assert view.contents.currentItem().text() == GUIDE[FIRST].title


def test_every_word_of_every_chapter_can_be_read(show: Any) -> None:
    view = show()
    for name, chapter in GUIDE.items():
        view.open(name)
        QApplication.processEvents()
        told = texts(view)
        for section in chapter.sections:
            assert section.title in told
            for paragraph in section.paragraphs:
                assert paragraph.text in told


def test_arrow_keys_walk_the_contents(qtbot: Any, show: Any) -> None:
    view = show()
    view.contents.setFocus()
    qtbot.keyClick(view.contents, Qt.Key.Key_Down)
    assert view.shown == list(GUIDE)[1]


def test_a_section_that_is_asked_for_is_brought_into_view(qtbot: Any, show: Any) -> None:
    view = show("trouble#a-letter-does-not-go-out-yet")
    card = next(one for one in view.findChildren(QLabel) if one.text() == "A letter does not go out yet")
    qtbot.waitUntil(lambda: not card.visibleRegion().isEmpty())


def test_words_on_the_screen_lead_to_their_section(qtbot: Any, show: Any) -> None:
    view = show()
    qtbot.keyClicks(view.field, "asks to be slept on")
    assert [view.contents.item(row).text() for row in range(view.contents.count())] == [
        "A letter does not go out yet"
    ]
    qtbot.keyClick(view.contents, Qt.Key.Key_Down)
    assert view.shown == "trouble"
    view.field.setText("zebra quartz")
    assert view.contents.item(0).text() == "No section has these words."
    view.field.clear()
    assert view.contents.count() == len(GUIDE)


def test_links_are_followed_by_keys_within_the_guide(qtbot: Any, show: Any) -> None:
    view = show()
    link = next(one for one in view.findChildren(QPushButton) if "If you forget" in one.text())
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Space)
    assert view.shown == "passphrase"
    assert view.contents.currentItem().text() == GUIDE["passphrase"].title


def test_an_address_outside_is_shown_and_is_no_button(qtbot: Any, context: Any, tmp_path: Path) -> None:
    for name, chapter in (("index", "[A](first-evening.md)"), ("first-evening", "[site](https://x.org/<b>)")):
        (tmp_path / "guide").mkdir(exist_ok=True)
        (tmp_path / "guide" / f"{name}.md").write_text(f"# T\n\n{chapter}\n", encoding="utf-8")
    context.library = Library(tmp_path)
    view = GuideView(context)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: view.shown != "")
    assert "site (https://x.org/<b>)" in texts(view)
    assert view.findChildren(QPushButton) == []


def test_a_guide_that_cannot_be_read_is_told(qtbot: Any, context: Any, tmp_path: Path) -> None:
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide" / "index.md").write_text("no title", encoding="utf-8")
    context.library = Library(tmp_path)
    view = GuideView(context)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: "does not begin with a title" in texts(view))


def classes() -> set[str]:
    """The names of all classes of the window, read from the source."""
    source = Path(relationship_journal.ui.__file__).parent.rglob("*.py")
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in source]
    return {node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def test_every_place_is_in_the_guide_and_every_tab_has_a_chapter() -> None:
    for place in OF_PAGE.values():
        name, _, anchor = place.partition("#")
        assert not anchor or anchor in {section.anchor for section in GUIDE[name].sections}, place
    assert set(TABS) <= GUIDE.keys()
    assert OF_PAGE.keys() <= classes()
    assert place_of(None, "mood") == "mood"
