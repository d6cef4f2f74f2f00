"""Log a moment from anywhere: a small card over the window, gone with Esc or Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from relationship_journal.ui.context import Context
from relationship_journal.ui.mood.moment_log import MomentLog
from relationship_journal.ui.mood.words import tr
from relationship_journal.ui.theme import tokens_of
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label

WIDTH = 420


class MomentPopover(QDialog):
    """Lies over its window. What was tapped is kept, however it is left; a lock takes it away."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent
        self._came_from: QWidget | None = None
        self.setWindowFlags(Qt.WindowType.Widget)  # laid over the window, not a window of its own
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Log a moment"))
        self.card = Card(tr("A moment"), parent=self)
        self.log = MomentLog(context)
        self.close_button = Button(tr("Close"), "icon", icon="close")
        self.card.header.addWidget(self.close_button)
        self.card.body.addWidget(self.log)
        hint = tr("Mine is something I did, ours something between us.")
        self.card.body.addWidget(label(hint, "hint", wrap=True))
        self.close_button.clicked.connect(self.reject)
        self.log.entered.connect(self.accept)
        self.log.turned.connect(self._place)
        self.log.draft.deleted.connect(self.reject)
        parent.installEventFilter(self)

    def open(self) -> None:
        """Show it, or only go back to the one that is there already."""
        for other in self._window.findChildren(MomentPopover):
            if other is not self and other.isVisible():
                other.log.setFocus()
                self.deleteLater()
                return
        self._came_from = self._window.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.log.setFocus(Qt.FocusReason.PopupFocusReason)

    def done(self, result: int) -> None:
        """Keep the line, and go back to where the user was."""
        self.log.flush()
        came_from, self._came_from = self._came_from, None
        super().done(result)
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.reject()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        scrim = QColor("#000000" if self._context.theme.dark else tokens.ink)
        scrim.setAlphaF(0.45 if self._context.theme.dark else 0.25)
        painter = QPainter(self)
        painter.fillRect(self.rect(), scrim)
        painter.end()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Keep Tab within the card."""
        log = self.log
        parts = [*log.tones.values(), *log.whose.values(), log.line, log.another, log.delete]
        chain = [part for part in (*parts, self.close_button) if part.isVisible() and part.isEnabled()]
        if not chain:  # while it is being hidden
            return super().focusNextPrevChild(next)
        focus = self.focusWidget()
        at = chain.index(focus) if focus in chain else -1
        chain[(at + (1 if next else -1)) % len(chain)].setFocus(
            Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def _place(self) -> None:
        room = self._window.rect()
        self.setGeometry(room)
        width = min(WIDTH, room.width() - 40)
        layout = self.card.layout()
        assert layout is not None
        layout.activate()
        height = max(self.card.sizeHint().height(), self.card.heightForWidth(width))
        self.card.setGeometry((room.width() - width) // 2, room.height() // 6, width, height)
