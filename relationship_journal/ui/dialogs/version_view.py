"""Shows one version of an entry to read: the words that are not in the present one stand out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from relationship_journal.ui.dialogs.differences import Run
from relationship_journal.ui.dialogs.words import field_words
from relationship_journal.ui.fonts import SEMIBOLD, sans, serif
from relationship_journal.ui.theme import tokens_of
from relationship_journal.ui.tokens import LINE_HEIGHT, SMALL

Version = Mapping[str, list[Run]]
"""The texts of a version by field, each in pieces."""


class VersionView(QTextEdit):
    """Read-only serif text, scrolled and selected like any other."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._version: Version = {}
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("variant", "writing")
        self.setAccessibleName(name)
        self.document().setDocumentMargin(0)

    def show_version(self, version: Version) -> None:
        """Show the texts of `version`; a field's name stands above it where there are several."""
        self._version = version
        self.clear()
        cursor = QTextCursor(self.document())
        filled = {name: pieces for name, pieces in version.items() if pieces}
        for number, (name, pieces) in enumerate(filled.items()):
            if len(filled) > 1:
                self._begin(cursor, first=number == 0, top=0 if number == 0 else 16)
                cursor.insertText(field_words().get(name, name), self._shape(sans(SMALL, SEMIBOLD), "ink2"))
            self._begin(cursor, first=len(filled) == 1)
            for piece in pieces:
                cursor.insertText(piece.text, self._marked() if piece.only_here else self._plain())
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def restyle(self) -> None:
        """Draw it again in the colours of another theme."""
        self.show_version(self._version)

    def _begin(self, cursor: QTextCursor, *, first: bool, top: int = 0) -> None:
        block = QTextBlockFormat()
        block.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block.setTopMargin(top)
        if first:
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)

    def _plain(self) -> QTextCharFormat:
        return self._shape(serif(), "ink")

    def _marked(self) -> QTextCharFormat:
        shape = self._plain()
        tokens = tokens_of(self.palette())
        shape.setBackground(QColor(tokens.gold_soft))
        shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        shape.setUnderlineColor(QColor(tokens.gold))
        return shape

    def _shape(self, font: QFont, colour: str) -> QTextCharFormat:
        shape = QTextCharFormat()
        shape.setFont(font)
        shape.setForeground(QColor(tokens_of(self.palette()).colour(colour)))
        return shape
