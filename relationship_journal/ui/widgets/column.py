"""A narrow column in the middle of the window, for the pages before a journal is open."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget


class Column(QScrollArea):
    """Put the parts into `parts`; they keep to the middle, and scroll when the window is too small."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
        self.setProperty("focusPolicy", "NoFocus")
        inner = QWidget()
        inner.setFixedWidth(width)
        self.parts = QVBoxLayout(inner)
        self.parts.setContentsMargins(0, 24, 0, 24)
        self.parts.setSpacing(0)
        content = QWidget()
        content.setProperty("variant", "page")
        across = QHBoxLayout(content)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        down = QVBoxLayout()
        down.addStretch(1)
        down.addWidget(inner)
        down.addStretch(1)
        across.addLayout(down)
        across.addStretch(1)
        self.setWidget(content)
