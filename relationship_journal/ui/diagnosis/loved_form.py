"""The form of eight ways, each rated twice from 0 to 4; every tap is kept at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from relationship_journal.domain.feeling_loved import HIGHEST, LovedRating, Way
from relationship_journal.ui.context import Context
from relationship_journal.ui.diagnosis.loved_words import question_words, tr, way_words
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.scale_buttons import ScaleButtons

KIND = "loved_rating"
SIDES = ("matters", "got")


class LovedForm(QWidget):
    """Edits one filling. A way is built at each turn of the loop, so that the page is there at once."""

    saved = Signal()

    def __init__(self, context: Context, rating: LovedRating, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft: Draft[LovedRating] = Draft(
            context,
            KIND,
            lambda: rating,
            context.journal.feeling_loved.save,
            lambda _: tr("ways of feeling loved"),
            self,
        )
        self.draft.saved.connect(self.saved)
        self.draft.take(rating)
        self.scales: dict[tuple[Way, str], ScaleButtons] = {}
        self._questions = question_words(rating.about)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        for column, question in enumerate(self._questions):
            self._grid.addWidget(label(question, "eyebrow", wrap=True), 0, column)
            self._grid.setColumnStretch(column, 1)
        self._waiting = list(way_words().items())
        self._add_one()

    def flush(self) -> None:
        """Hand over what is waiting."""
        self.draft.flush()

    def _add_one(self) -> None:
        way, name = self._waiting.pop(0)
        row = 1 + 2 * (len(way_words()) - len(self._waiting))
        words = label(name)
        words.setContentsMargins(0, 8, 0, 0)
        self._grid.addWidget(words, row, 0, 1, 2)
        for column, (side, question) in enumerate(zip(SIDES, self._questions, strict=True)):
            scale = ScaleButtons([""] * (HIGHEST + 1), first=0, optional=True)
            scale.setAccessibleName(f"{name}. {question}")
            for button in scale.buttons:
                button.setAccessibleName(f"{name}. {question}: {button.value}")
            scale.chosen.connect(partial(self._on_scale_chosen, way, side))
            if self.draft.record is not None:
                scale.set_value(getattr(self.draft.record, side).get(way))
            self.scales[way, side] = scale
            self._grid.addWidget(scale, row + 1, column)
        if len(self.scales) == len(SIDES):
            first = self.scales[way, SIDES[0]].buttons[0]
            self.setFocusProxy(first)
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._waiting:
            QTimer.singleShot(0, self, self._add_one)

    def _on_scale_chosen(self, way: Way, side: str, value: int | None) -> None:
        ratings = dict(getattr(self.draft.record, side)) if self.draft.record is not None else {}
        if value is None:
            ratings.pop(way, None)
        else:
            ratings[way] = value
        self.draft.keep(**{side: ratings})
