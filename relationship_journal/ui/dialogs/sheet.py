"""What the pages laid over the tabs share: a header, a way back, and Esc."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relationship_journal.ui.context import Context
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.page_header import PageHeader
from relationship_journal.ui.widgets.scroll import GAP, MARGIN_X, MARGIN_Y


class Sheet(QWidget):
    """A page over the tabs. Subclasses put their parts into `page`, below `header`."""

    close_requested = Signal()

    def __init__(
        self, context: Context, title: str, subtitle: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.setAccessibleName(title)
        self.header = PageHeader(title, subtitle)
        self.back = Button(self.tr("Back"), "icon", icon="close")
        self.back.setToolTip(self.tr("Back (Esc)"))
        self.back.clicked.connect(self.close_requested)
        self.header.actions.addWidget(self.back)
        self.page = QVBoxLayout(self)
        self.page.setContentsMargins(MARGIN_X, MARGIN_Y, MARGIN_X, MARGIN_Y)
        self.page.setSpacing(GAP)
        self.page.addWidget(self.header)

    def add_action(self, widget: QWidget) -> None:
        """Put a widget into the header, left of the way back."""
        self.header.actions.insertWidget(self.header.actions.indexOf(self.back), widget)

    def focus_on(self, widget: QWidget) -> None:
        """Begin at `widget`, now if the page is in view; call it before hiding what has the focus."""
        self.setFocusProxy(widget)
        if self.isVisible():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)
