"""Log a moment from anywhere: a small card over the window, gone with Esc or Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from relationship_journal.ui.context import Context
from relationship_journal.ui.mood.moment_log import MomentLog
from relationship_journal.ui.mood.words import tr
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.overlay import Overlay

WIDTH = 420


class MomentPopover(Overlay):
    """What was tapped is kept, however it is left; a lock takes it away."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, tr("Log a moment"))
        self.sheet = self.card = Card(tr("A moment"), parent=self)
        self.log = MomentLog(context)
        self.close_button = Button(tr("Close"), "icon", icon="close")
        self.card.header.addWidget(self.close_button)
        self.card.body.addWidget(self.log)
        hint = tr("Mine is something I did, ours something between us.")
        self.card.body.addWidget(label(hint, "hint", wrap=True))
        self.close_button.clicked.connect(self.reject)
        self.log.entered.connect(self.reject)
        self.log.turned.connect(self.place)
        self.log.draft.deleted.connect(self.reject)

    def done(self, result: int) -> None:
        """Keep the line."""
        self.log.flush()
        super().done(result)

    def greet(self) -> None:
        self.log.setFocus(Qt.FocusReason.PopupFocusReason)

    def place_in(self, room: QRect) -> QRect:
        width = min(WIDTH, room.width() - 40)
        layout = self.card.layout()
        assert layout is not None
        layout.activate()
        height = max(self.card.sizeHint().height(), self.card.heightForWidth(width))
        return QRect((room.width() - width) // 2, room.height() // 6, width, height)

    def tab_chain(self) -> Sequence[QWidget]:
        log = self.log
        parts = [*log.tones.values(), *log.whose.values(), log.line, log.another, log.delete]
        return [*parts, self.close_button]
