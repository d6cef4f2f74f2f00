"""What keeps coming back: how many notes name each culprit, as bars to press."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from relationship_journal.ui.diagnosis.words import culprit_tone, culprit_word, range_words, tr
from relationship_journal.ui.fonts import SEMIBOLD, sans
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.theme import tokens_of
from relationship_journal.ui.tokens import SMALL
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import PADDING, Card
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.labels import label

BAR_HEIGHT = 7
ROW_HEIGHT = 42
INSET = 8
LINK_PADDING = 4
FIRST_BARS = 8
"""How many culprits are shown before one asks for the rest."""


class CulpritBar(QAbstractButton):
    """A culprit, its count, and a bar `share` (0 to 1) of the way across. Pressed, it filters."""

    def __init__(self, culprit: str, count: int, share: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.culprit = culprit
        self._count = count
        self._share = share
        name = culprit_word(culprit)
        self._name = name[:1].upper() + name[1:]
        said = counted("Diagnosis", "{name}: one note", "{name}: {n} notes", count, name=self._name)
        self.setAccessibleName(said)
        self.setToolTip(tr("Show only the notes that name it"))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.isChecked() or self.underMouse() or self.hasFocus():
            painter.setBrush(QColor(tokens.ember_soft if self.isChecked() else tokens.paper))
            painter.setPen(QPen(QColor(tokens.ember), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
        words = area.adjusted(INSET, 4, -INSET, -14)
        painter.setFont(sans(SMALL, SEMIBOLD) if self.isChecked() else sans(SMALL))
        painter.setPen(QColor(tokens.ink2))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(self._count))
        painter.setPen(QColor(tokens.ink))
        name = painter.fontMetrics().elidedText(
            self._name, Qt.TextElideMode.ElideRight, round(words.width()) - 36
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        track = QRectF(INSET, area.bottom() - BAR_HEIGHT - 6, area.width() - 2 * INSET, BAR_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.line))
        painter.drawRoundedRect(track, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        track.setWidth(max(BAR_HEIGHT, track.width() * self._share))
        painter.setBrush(QColor(tokens.colour(culprit_tone(self.culprit) or "ink3")))
        painter.drawRoundedRect(track, BAR_HEIGHT / 2, BAR_HEIGHT / 2)


class PatternCard(Card):
    """Counts over a chosen time. `culprit` is the one the timeline is narrowed to, or None."""

    range_chosen = Signal(str)
    """Another time was chosen, by its name in `range_words`."""
    culprit_chosen = Signal(object)
    """A culprit to narrow the timeline to, or None for every note."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What keeps coming back"), parent=parent)
        self.range = "all"
        self.culprit: str | None = None
        self._counts: Sequence[tuple[str, int]] = ()
        self._every = False
        self._chips: dict[str, Chip] = {}
        self.bars: list[CulpritBar] = []
        self.body.addWidget(self._ranges())
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.body.addLayout(self._rows)
        self._nothing = label(tr("No note of this time names a cause yet."), "hint", wrap=True)
        self._more = Button(tr("Show all"), "link")
        self._more.clicked.connect(self._on_more_clicked)
        self.body.addWidget(self._nothing)
        last = QHBoxLayout()
        last.setContentsMargins(INSET - LINK_PADDING, 0, 0, 0)
        last.addWidget(self._more)
        last.addStretch(1)
        self.body.addLayout(last)
        self._hang_bars()
        self.show_counts(())

    def _hang_bars(self) -> None:
        """Let the ground behind a bar reach beyond the words, which stay on one line with the title."""
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(PADDING - INSET, PADDING, PADDING - INSET, PADDING - INSET)
        self.header.setContentsMargins(INSET, 0, INSET, 0)
        self._nothing.setContentsMargins(INSET, 0, INSET, INSET)

    def _ranges(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=6)
        flow.setContentsMargins(INSET, 0, INSET, 0)
        group = QButtonGroup(self)
        for name, words in range_words().items():
            chip = Chip(words)
            chip.setChecked(name == self.range)
            chip.clicked.connect(partial(self._on_range_clicked, name))
            group.addButton(chip)
            flow.addWidget(chip)
            self._chips[name] = chip
        return holder

    def show_range(self, name: str) -> None:
        """Show `name` as the chosen time; says nothing about it."""
        if name in self._chips:
            self.range = name
            self._chips[name].setChecked(True)

    def show_counts(self, counts: Sequence[tuple[str, int]]) -> None:
        """Show culprits and how many notes name them, most first. Bars that stay keep the focus."""
        self._counts = counts
        focused = next((bar.culprit for bar in self.bars if bar.hasFocus()), None)
        for bar in self.bars:
            self._rows.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        shown = counts if self._every else counts[:FIRST_BARS]
        most = max((count for _, count in counts), default=1)
        self.bars = [CulpritBar(culprit, count, count / most, self) for culprit, count in shown]
        for bar in self.bars:
            bar.setChecked(bar.culprit == self.culprit)
            bar.clicked.connect(partial(self._on_bar_clicked, bar.culprit))
            self._rows.addWidget(bar)
            if bar.culprit == focused:
                bar.setFocus(Qt.FocusReason.OtherFocusReason)
        self._nothing.setVisible(not counts)
        self._more.setVisible(len(shown) < len(counts))

    def choose(self, culprit: str | None) -> None:
        """Show which culprit the timeline is narrowed to."""
        self.culprit = culprit
        for bar in self.bars:
            bar.setChecked(bar.culprit == culprit)

    def _on_range_clicked(self, name: str, _checked: bool = True) -> None:
        self.range = name
        self.range_chosen.emit(name)

    def _on_bar_clicked(self, culprit: str, _checked: bool = True) -> None:
        self.choose(None if culprit == self.culprit else culprit)
        self.culprit_chosen.emit(self.culprit)

    def _on_more_clicked(self) -> None:
        self._every = True
        self.show_counts(self._counts)
