"""Every tab, page and dialog as a screen reader finds it: all that can be used says what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hearing import doubled, faults, headings, heard, menu_faults, menu_mnemonics, name_of
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QPushButton, QVBoxLayout, QWidget
from visiting import Visitor, everywhere, pages, unlocked

from relationship_journal.ui.diagnosis.loved_reading import LovedReading
from relationship_journal.ui.main_window import MainWindow
from relationship_journal.ui.widgets.figures import Figures
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.spoken import spoken_as, tell_roles

TABLES = {"Closeness over time, as a table", "Earlier weeks, as a table", "Days in a row, as a table"}


@pytest.fixture
def window(qtbot: Any, theme: Any, clock: Any, tmp_path: Path) -> Iterator[MainWindow]:
    """Unlocked, with the sample year."""
    with unlocked(qtbot, clock, theme, tmp_path) as made:
        yield made


def test_everything_that_can_be_used_says_what_it_is(
    window: MainWindow, qtbot: Any, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    found: dict[str, list[str]] = {}
    titles: dict[str, list[str]] = {}

    def listen(name: str, top: QWidget) -> None:
        found[name], titles[name] = faults(top), headings(top)

    visitor = Visitor(window, qtbot, listen)
    everywhere(visitor, tmp_path)
    figure(f"{len(found)} places listened to, {sum(map(len, found.values()))} faults")
    missed = [f"{name}: {fault}" for name, heard_there in found.items() for fault in heard_there]
    assert missed == [], "\n".join(missed)
    untitled = {name for name, titles in titles.items() if not titles}
    assert untitled == {"search", "pause"}  # small dialogs: their own name is all there is to say
    assert pages() - visitor.kinds == set()


def test_every_chart_has_its_figures_in_a_table(window: MainWindow, qtbot: Any) -> None:
    visitor = Visitor(window, qtbot)
    desk: Any = window.desk
    counted = {}
    for name in ("mood", "gratitude"):
        desk.go(name)
        visitor.settle()
        if name == "gratitude":
            desk.current.overview.toggle.click()
            visitor.settle()
        for figures in desk.current.findChildren(Figures):
            figures.swap.click()
            counted[figures.table.accessibleName()] = figures.model.rowCount()
            assert faults(window) == []
    window.trigger("feeling_loved")
    visitor.settle()
    assert set(counted) == TABLES
    assert min(counted.values()) > 5
    charts = [one for one in window.findChildren(QWidget) if one.property("spokenRole") == "Chart"]
    without = {type(one).__name__ for one in charts if not has_a_table(one)}
    assert without == {"BalanceBand", "IntervalDrawing"}  # all they show stands in a sentence beside them


def has_a_table(chart: QWidget) -> bool:
    above: QWidget | None = chart
    while above is not None and not isinstance(above, Figures | LovedReading):
        above = above.parentWidget()
    return above is not None


def test_the_lines_of_a_day_are_told_in_order(window: MainWindow, qtbot: Any) -> None:
    Visitor(window, qtbot).settle()
    lines = [name for node in heard(window) if (name := name_of(node)).startswith("Appreciation ")]
    assert lines == [f"Appreciation {number}" for number in range(1, len(lines) + 1)]
    assert len(lines) > 2


def under(window: MainWindow) -> bool:
    """Whether the tab in view is heard."""
    return "Three things you appreciate" in headings(window)


def test_what_lies_under_a_page_is_not_told(window: MainWindow, qtbot: Any) -> None:
    visitor = Visitor(window, qtbot)
    visitor.settle()
    assert window.desk is not None
    assert under(window)
    for name, rail in (("settings", True), ("bin", True), ("quiet_hour", False), ("feeling_loved", True)):
        window.trigger(name)
        visitor.settle()
        assert not under(window), name
        assert ("Diagnosis" in [name_of(node) for node in heard(window)]) is rail
        window.desk.close_sheet()
        assert under(window), name
    window.pages._hand_over()
    assert [name_of(node) for node in heard(window) if node.role() is QAccessible.Role.PageTab] == []
    assert not under(window)
    window.desk.close_sheet()
    for name in ("search", "moment"):
        window.trigger(name)
        visitor.settle()
        assert not under(window), name
        for dialog in window.findChildren(QDialog):
            dialog.reject()
        assert under(window), name


def test_no_menu_gives_a_letter_twice(window: MainWindow) -> None:
    bar = window.menuBar()
    menus = [action.menu() for action in bar.actions()]
    assert len(menus) == 4
    assert menu_faults(menus) == []  # type: ignore[arg-type]
    assert doubled(menu_mnemonics(bar.actions())) == []


def test_the_control_a_nameless_button_and_a_letter_given_twice_are_heard(
    qtbot: Any, qapp: QApplication
) -> None:
    tell_roles(qapp)
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    nameless = QPushButton()
    for widget in (nameless, QPushButton("&Save"), QCheckBox("&so"), QPushButton("Salt && pepper")):
        column.addWidget(widget)
    painted = QWidget()
    painted.setFocusPolicy(painted.focusPolicy().TabFocus)
    painted.setAccessibleName("A picture")
    column.addWidget(painted)
    chart = QWidget()
    spoken_as(chart, QAccessible.Role.Chart)
    column.addWidget(chart)
    page.show()
    assert [fault.split(" in ")[0] for fault in faults(page)] == [
        "no name: Button QPushButton",
        "no role: Client QWidget",
        "no summary: Chart QWidget",
        "s twice: &Save",
        "s twice: &so",
    ]
    nameless.setAccessibleName("Bin")
    painted.hide()
    chart.setAccessibleDescription("Two weeks.")
    assert [fault for fault in faults(page) if fault.startswith("no ")] == []


def test_a_title_is_a_heading_under_its_present_name(qtbot: Any, qapp: QApplication) -> None:
    tell_roles(qapp)
    tell_roles(qapp)  # once is enough
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    title, plain = label("First & last", "title"), label("Words")
    column.addWidget(title)
    column.addWidget(plain)
    page.show()
    assert headings(page) == ["First & last"]
    title.setText("Another")
    assert headings(page) == ["Another"]
    assert [name_of(node) for node in heard(page)][1:] == ["Another", "Words"]
