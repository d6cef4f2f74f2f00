"""Icons that point are turned round where one reads from right to left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from relationship_journal.ui.icons import icon, names


def drawn(name: str) -> bytes:
    return bytes(icon(name, "#000000").pixmap(20, 20).toImage().constBits())


@pytest.mark.parametrize("name", sorted(names()))
def test_only_what_points_along_the_line_is_turned(qapp: QApplication, name: str) -> None:
    usual = drawn(name)
    turned = {"chevron-left": "chevron-right", "chevron-right": "chevron-left"}.get(name, name)
    expected = drawn(turned)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert drawn(name) == expected
        assert (drawn(name) == usual) is (turned == name)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
