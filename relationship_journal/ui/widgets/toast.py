"""A few quiet words at the foot of the window, with a way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QGraphicsOpacityEffect, QHBoxLayout, QWidget

from relationship_journal.ui.widgets.announce import Announcer, announce
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.motion import may_move

UNDO_MS = 10_000
"""How long a deletion can be undone from here."""
WORDS_MS = 4_000
LETTER_MS = 60
"""A whole sentence stays longer: so long for each of its letters."""
FADE_MS = 150
MARGIN = 24


class Toast(QFrame):
    """Lies over the foot of its parent, never takes the focus, and goes away by itself."""

    undo_requested = Signal()

    def __init__(self, parent: QWidget, *, speak: Announcer = announce) -> None:
        super().__init__(parent)
        self._speak = speak
        self._window = parent
        self.setProperty("variant", "toast")
        self._words = label("")
        self._undo = Button(self.tr("Undo"), "toast")
        self._undo.clicked.connect(self._on_undo_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(self._words)
        layout.addWidget(self._undo)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self.leave)
        self._opacity = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(self._opacity)
        self._fade = QPropertyAnimation(self._opacity, b"opacity", self)
        self._fade.setDuration(FADE_MS)
        self._fade.finished.connect(self._on_fade_finished)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def show_text(self, text: str, undo: bool = False) -> None:
        """Say `text` for a few seconds, or for ten with an Undo beside it."""
        self._words.setText(text)
        self._undo.setVisible(undo)
        self.layout().setContentsMargins(16, 8, 8 if undo else 16, 8)  # type: ignore[union-attr]
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._fade_to(1.0)
        self._rest.start(UNDO_MS if undo else max(WORDS_MS, LETTER_MS * len(text)))
        self._speak(self, self._with_way_back(text) if undo else text, alert=True)

    def _with_way_back(self, text: str) -> str:
        """The button is far from where one writes; its key is not."""
        keys = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
        return self.tr("{said}. Undo with {keys}.").format(said=text.rstrip("."), keys=keys)

    def leave(self) -> None:
        """Fade away now."""
        self._rest.stop()
        self._fade_to(0.0)

    def hideEvent(self, event: QHideEvent) -> None:
        """What it said may be the user's own words: they do not stay behind unseen."""
        super().hideEvent(event)
        self._words.setText("")
        self.setAccessibleName("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _fade_to(self, opacity: float) -> None:
        self._fade.stop()
        if not may_move(self):
            self._opacity.setOpacity(opacity)
            self._on_fade_finished()
            return
        self._fade.setStartValue(self._opacity.opacity() if self.isVisible() else 0.0)
        self._fade.setEndValue(opacity)
        self._fade.start()

    def _on_fade_finished(self) -> None:
        if self._opacity.opacity() == 0.0:
            self.hide()

    def _on_undo_clicked(self) -> None:
        self.leave()
        self.undo_requested.emit()

    def _place(self) -> None:
        self.layout().activate()  # type: ignore[union-attr]
        size = self.sizeHint().boundedTo(self._window.size())
        x = (self._window.width() - size.width()) // 2
        self.setGeometry(x, self._window.height() - size.height() - MARGIN, size.width(), size.height())
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
