"""Numbers, times and dates follow the language and the country of the user."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QTime
from PySide6.QtTest import QTest

from relationship_journal.ui import formats
from relationship_journal.ui.widgets.spin_fields import TimeField

MODULES = sorted(Path(formats.__file__).parent.rglob("*.py"))
BY_HAND = re.compile(r"%[HIMBbAaXx]|^,$|^[+]?\.\d[fg]$")
"""Formats that know no language."""


@pytest.fixture(autouse=True)
def default() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("en_GB", ["20:14", "4,182", "4.2", "3", "22 November 2026"]),
        ("en_US", ["8:14\u202fPM", "4,182", "4.2", "3", "22 November 2026"]),
        ("de_DE", ["20:14", "4.182", "4,2", "3", "22 November 2026"]),
        ("pl_PL", ["20:14", "4182", "4,2", "3", "22 listopada 2026"]),
    ],
)
def test_what_is_shown_follows_the_country(name: str, shown: list[str]) -> None:
    QLocale.setDefault(QLocale(name))
    assert [
        formats.time_of_day(time(20, 14)), formats.number(4182), formats.decimal(4.2), formats.shortest(3),
        formats.full_date(date(2026, 11, 22)),
    ] == shown  # fmt: skip


@pytest.mark.parametrize(("name", "keys"), [("en_GB", "2014"), ("en_US", "814PM")])
def test_a_time_is_typed_as_it_is_shown(name: str, keys: str, qtbot: Any) -> None:
    QLocale.setDefault(QLocale(name))
    field = TimeField("At what time")
    qtbot.addWidget(field)
    assert field.text() == formats.time_of_day(time(0, 0))
    field.setTime(QTime(9, 30))
    field.selectAll()
    field.setSelectedSection(TimeField.Section.HourSection)
    QTest.keyClicks(field, keys)
    assert field.time() == QTime(20, 14)


def by_hand(tree: ast.AST) -> Iterator[str]:
    """The places that format a time or a number as English does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FormattedValue) and isinstance(node.format_spec, ast.JoinedStr):
            for part in node.format_spec.values:
                if isinstance(part, ast.Constant) and BY_HAND.search(str(part.value)):
                    yield f"{node.lineno}: {part.value!s}"
        if isinstance(node, ast.Attribute) and node.attr in ("strftime", "month_name", "day_name"):
            yield f"{node.lineno}: {node.attr}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(MODULES[0].parent)))
def test_nothing_else_in_the_window_writes_them_by_hand(path: Path) -> None:
    assert list(by_hand(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("planted", ['f"{at:%H:%M}"', 'f"{n:,}"', 'f"{x:.1f}"', "day.strftime(form)"])
def test_the_control_a_time_written_by_hand_is_seen(planted: str) -> None:
    assert list(by_hand(ast.parse(planted)))
