"""The push button in its weights."""

from __future__ import annotations

from typing import Literal

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from relationship_journal.ui.theme import tokens_of
from relationship_journal.ui.widgets.labels import inert

Variant = Literal["primary", "secondary", "quiet", "link", "icon", "toast", "row", "name"]
ICON = 18


class Button(QPushButton):
    """A button with a text, an icon by name, or both.

    The variant "icon" shows `text` only as a tool-tip, and tells it to a screen reader.
    """

    def __init__(
        self, text: str, variant: Variant = "secondary", *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._variant = variant
        self.setProperty("variant", variant)
        self.setAutoDefault(False)
        self.setProperty("focusPolicy", "TabFocus")  # a click leaves the cursor where one was writing
        self.setIconSize(QSize(ICON, ICON))
        self.set_text(text)
        self.set_icon(icon)

    def set_text(self, text: str) -> None:
        """Change what the button says, to the eye and to a screen reader."""
        self.setAccessibleName(text)
        if self._variant == "icon":
            self.setToolTip(inert(text))
        else:
            self.setText(text.replace("&", "&&"))

    def set_icon(self, name: str) -> None:
        """Change the icon; none when empty. Its colour follows the theme."""
        self._icon_name = name
        self._draw_icon()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as the space bar does."""
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def _draw_icon(self) -> None:
        if not self._icon_name:
            return
        from relationship_journal.ui.icons import icon as drawn

        tokens = tokens_of(self.palette())
        colour = {"primary": tokens.on_ember, "secondary": tokens.ink}.get(self._variant, tokens.ink2)
        self.setIcon(drawn(self._icon_name, colour, ICON))
