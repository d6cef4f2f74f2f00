"""Where the user writes: plain text in serif, as tall as what is in it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QTextEdit, QWidget

from relationship_journal.ui.fonts import serif
from relationship_journal.ui.tokens import LINE_HEIGHT


class WritingField(QTextEdit):
    """Plain text only: what is pasted loses its looks, and files cannot be dropped. Tab moves on.

    Qt's plain-text editor cannot space its lines, so this is the rich one, kept plain; `toPlainText` and
    `setPlainText` are the text. It grows with the text from `lines` lines on and never scrolls by itself;
    the page it is on follows the cursor.
    """

    edited = Signal()
    """The user changed the text; not sent by `setPlainText`."""
    left = Signal()
    """The focus went elsewhere."""

    def __init__(
        self, placeholder: str = "", lines: int = 1, *, framed: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._filling = self._following = False
        self._suggestion = placeholder
        self.setProperty("variant", "field" if framed else "writing")
        self.setAccessibleName(placeholder)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(serif())
        self.document().setDefaultFont(serif())
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._on_layout_document_size_changed)
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._follow_soon)
        self.setPlainText("")

    def setPlainText(self, text: str) -> None:
        self._filling = True
        try:
            super().setPlainText(text)
            self._space_lines()
        finally:
            self._filling = False
        self.updateGeometry()

    def setPlaceholderText(self, text: str) -> None:
        self._suggestion = text
        if not self.accessibleName():
            self.setAccessibleName(text)
        self.viewport().update()

    def placeholderText(self) -> str:
        return self._suggestion

    def set_cursor_at(self, position: int) -> None:
        """Put the cursor before the character at `position`, or at the end."""
        cursor = self.textCursor()
        cursor.setPosition(min(max(position, 0), self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        frame = self.contentsMargins().top() + self.contentsMargins().bottom()
        text = max(round(self.document().size().height()), self._lines * LINE_HEIGHT)
        return QSize(320, text + frame + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_soon()  # what is written last may only now have its place

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._follow_soon()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._suggestion and self.document().isEmpty():
            painter = QPainter(self.viewport())
            painter.setFont(serif(italic=True))
            painter.setPen(self.palette().placeholderText().color())
            area = self.viewport().rect().translated(QPoint(0, 3))
            painter.drawText(area, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, self._suggestion)
            painter.end()
        super().paintEvent(event)

    def _space_lines(self) -> None:
        """Give every paragraph its line height, outside the history of undo."""
        undo = self.document().isUndoRedoEnabled()
        self.document().setUndoRedoEnabled(False)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.mergeBlockFormat(spacing)
        self.document().setUndoRedoEnabled(undo)

    def _follow_soon(self) -> None:
        if self.hasFocus() and not self._following:
            self._following = True
            QTimer.singleShot(0, self, self._follow)

    def _follow(self) -> None:
        """Bring the line with the cursor into view, and one more."""
        self._following = False
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        content = page.widget() if page is not None else None
        if page is not None and content is not None and self.hasFocus():
            cursor = self.viewport().mapTo(content, self.cursorRect().center())
            page.ensureVisible(cursor.x(), cursor.y(), 0, LINE_HEIGHT)

    def _on_text_changed(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _on_layout_document_size_changed(self) -> None:
        self.updateGeometry()
