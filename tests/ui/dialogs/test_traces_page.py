"""What this computer still knows: what was found here first, then the list of its system."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from relationship_journal.content.traces import load
from relationship_journal.journal.surroundings import Surroundings, Swap
from relationship_journal.ui.dialogs.traces_page import TracesPage


def words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


@pytest.mark.parametrize(
    ("platform", "system"), [("linux", "linux"), ("win32", "windows"), ("darwin", "macos")]
)
def test_each_system_has_its_list(qtbot: Any, context: Any, platform: str, system: str) -> None:
    context.journal = None
    page = TracesPage(context, Path("/nowhere"), platform=platform)
    qtbot.addWidget(page)
    told = words(page)
    for trace in load(system):
        assert trace.title in told
        assert trace.keeps in told
        assert trace.remedy in told


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Surroundings("Dropbox"), "Dropbox"),
        (Surroundings(swap=Swap.PLAIN), "not encrypted"),
        (Surroundings(swap=Swap.PLAIN, hibernates=True), "hibernate"),
        (Surroundings(in_recent_files=True), "recent files"),
        (Surroundings(), "Nothing that stands out"),
    ],
)
def test_what_was_found_is_said(qtbot: Any, context: Any, found: Surroundings, said: str) -> None:
    page = TracesPage(context, Path("/nowhere"))
    qtbot.addWidget(page)
    page._on_looked(found)
    qtbot.wait(10)
    assert said in words(page.found)
    assert "One moment" not in words(page.found)
