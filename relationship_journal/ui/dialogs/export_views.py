"""Above what is seen of a file: its pages or its entries, and a way to drop the page in view."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.ui.dialogs.export_choices import ChipRow
from relationship_journal.ui.widgets.button import Button


class ExportViews(QWidget):
    """Tells `chosen` when the other view is asked for."""

    chosen = Signal()
    leave_out_requested = Signal()
    put_back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = ChipRow(
            self.tr("What is shown"), {"pages": self.tr("Pages"), "entries": self.tr("Entries")}
        )
        self.leave_out = Button(self.tr("Leave this page out"), "quiet")
        self.put_back = Button(self.tr("Put back"), "quiet", icon="undo")
        self.row.setContentsMargins(0, 4, 0, 4)  # as tall as the buttons beside it
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.row, 1)
        layout.addWidget(self.put_back)
        layout.addWidget(self.leave_out)
        self.row.chosen.connect(self.chosen)
        self.leave_out.clicked.connect(self.leave_out_requested)
        self.put_back.clicked.connect(self.put_back_requested)
        self.put_back.hide()

    @property
    def choice(self) -> str:
        """ "pages" or "entries"."""
        return self.row.choice

    def choose(self, view: str) -> None:
        """Turn to a view; `chosen` is not sent."""
        self.row.choose(view)
