"""A picture's figures as a table, on wish."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from relationship_journal.ui.widgets.figures import Figures


def test_the_table_takes_the_pictures_place_and_its_rows_are_read_when_wanted(theme: Any, qtbot: Any) -> None:
    asked: list[str] = []
    picture = QLabel("a picture")
    figures = Figures(picture, "Closeness, as a table", most=3)
    qtbot.addWidget(figures)
    figures.show()

    def rows() -> list[tuple[str, ...]]:
        asked.append("rows")
        return [("22 Nov", "4", "warm"), ("21 Nov", "2", "")]

    figures.offer(["closeness", "in words"], rows)
    assert (asked, figures.as_table) == ([], False)
    figures.swap.click()
    assert (asked, figures.as_table, picture.isVisible()) == (["rows"], True, False)
    assert figures.swap.text() == "Show as a chart"
    model = figures.model
    assert [model.data(model.index(1, column)) for column in range(2)] == ["2", "–"]
    assert model.headerData(1, Qt.Orientation.Vertical) == "21 Nov"
    table = QAccessible.queryAccessibleInterface(figures.table)
    assert table.role() is QAccessible.Role.Table
    assert table.text(QAccessible.Text.Name) == "Closeness, as a table"
    told = [table.child(n).text(QAccessible.Text.Name) for n in range(table.childCount())]
    assert [word for word in told if word] == [
        "closeness", "in words", "22 Nov", "4", "warm", "21 Nov", "2", "–",
    ]  # fmt: skip
    figures.offer(["closeness"], lambda: [("23 Nov", "5")])
    assert model.rowCount() == 1
    figures.swap.click()
    assert (figures.as_table, picture.isVisible()) == (False, True)
