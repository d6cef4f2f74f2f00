"""A moment in two taps: kind or hard, then mine or ours; and a line about it for who wants to add one."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.moments import Moment, Tone, Whose
from relationship_journal.ui.context import Context
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.mood.words import moment_in_words, tone_words, tr, whose_words
from relationship_journal.ui.today.line import Line, fill
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.saved_hint import SavedHint

_HUES = {Tone.KIND: "sage", Tone.HARD: "gold"}


class MomentLog(QWidget):
    """Edits one moment of a day. Nothing is stored before both taps; the line is kept as it is written."""

    turned = Signal()
    """Another moment is edited, or none."""
    entered = Signal()
    """Enter was pressed in the line: it is finished."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._day = context.today()
        self._tone = Tone.KIND
        self.draft: Draft[Moment] = Draft(
            context,
            "moment",
            lambda: context.journal.moments.new(self._day, self._tone, Whose.OURS),
            context.journal.moments.save,
            lambda moment: moment.note.strip() or moment_in_words(moment),
            self,
        )
        self.tones: dict[Tone, Chip] = {}
        self.whose: dict[Whose, Chip] = {}
        self.line = Line(tr("A line about it, if you like"))
        self.another = Button(tr("Another moment"), "link")
        self.delete = Button(tr("Delete"), "link")
        self._saved = SavedHint()
        self._groups: list[QButtonGroup] = []
        self._build()
        self._show(None)

    def _build(self) -> None:
        taps = QHBoxLayout()
        taps.setSpacing(8)
        tones = QButtonGroup(self)
        for tone, word in tone_words().items():
            chip = self.tones[tone] = Chip(word, _HUES[tone])
            chip.setAccessibleDescription(tr("a moment to keep, first of two taps"))
            chip.clicked.connect(partial(self._on_tone_clicked, tone))
            tones.addButton(chip)
            taps.addWidget(chip)
        self._between = label("·", "hint")
        taps.addWidget(self._between)
        sides = QButtonGroup(self)
        for whose, word in whose_words().items():
            chip = self.whose[whose] = Chip(word, "plum")
            chip.clicked.connect(partial(self._on_whose_clicked, whose))
            sides.addButton(chip)
            taps.addWidget(chip)
        self._groups = [tones, sides]
        taps.addStretch(1)
        self._after = QWidget()
        after = QHBoxLayout(self._after)
        after.setContentsMargins(0, 0, 0, 0)
        after.setSpacing(12)
        for widget in (self.another, self.delete):
            after.addWidget(widget)
        after.addStretch(1)
        after.addWidget(self._saved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(taps)
        layout.addWidget(self.line)
        layout.addWidget(self._after)
        self.setFocusProxy(self.tones[Tone.KIND])
        self.line.edited.connect(lambda: self.draft.change(note=self.line.toPlainText()))
        self.line.left.connect(self.draft.flush)
        self.line.entered.connect(self._on_line_entered)
        self.another.clicked.connect(self._on_another_clicked)
        self.delete.clicked.connect(self.draft.delete)
        self.draft.saved.connect(self._on_draft_saved)
        self.draft.deleted.connect(lambda: self._show(None))

    @property
    def open_id(self) -> UUID | None:
        """The moment being edited, once it is stored."""
        return self.draft.record.id if self.draft.record is not None else None

    def begin(self, day: date) -> None:
        """Offer a fresh moment on `day`."""
        self.draft.let_go()
        self._day = day
        self._show(None)

    def edit(self, moment: Moment, word: str = "") -> None:
        """Go on with one that exists, the cursor at `word`."""
        if moment.id != self.open_id:
            self.draft.let_go()
        self._day = moment.day
        if self.draft.take(moment):
            self._show(moment)
        found = moment.note.casefold().find(word.casefold()) if word else -1
        self.line.set_cursor_at(found if found >= 0 else len(moment.note))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self) -> None:
        """Forget the moment being edited: it was deleted elsewhere."""
        self.draft.let_go()
        self._show(None)

    def flush(self) -> None:
        """Hand over what is waiting."""
        self.draft.flush()

    def _show(self, moment: Moment | None) -> None:
        for group in self._groups:
            group.setExclusive(False)
        for tone, chip in self.tones.items():
            chip.setChecked(moment is not None and moment.tone is tone)
        for whose, chip in self.whose.items():
            chip.setChecked(moment is not None and moment.whose is whose)
        for group in self._groups:
            group.setExclusive(True)
        fill(self.line, moment.note if moment else "")
        self._saved.clear()
        self._show_parts(begun=moment is not None, stored=moment is not None)
        self.turned.emit()

    def _show_parts(self, *, begun: bool, stored: bool) -> None:
        for widget in (self._between, *self.whose.values()):
            widget.setVisible(begun)
        self.line.setVisible(stored)
        self._after.setVisible(stored)

    def _on_tone_clicked(self, tone: Tone, _checked: bool = True) -> None:
        self._tone = tone
        if self.draft.record is not None:
            self.draft.keep(tone=tone)
            return
        self._show_parts(begun=True, stored=False)
        self.whose[Whose.MINE].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_whose_clicked(self, whose: Whose, _checked: bool = True) -> None:
        fresh = self.draft.record is None
        self.draft.keep(tone=self._tone, whose=whose)
        if fresh:
            self._show_parts(begun=True, stored=True)
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.turned.emit()

    def _on_line_entered(self) -> None:
        self.draft.flush()
        self.entered.emit()

    def _on_another_clicked(self) -> None:
        self.begin(self._day)
        self.tones[Tone.KIND].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_draft_saved(self) -> None:
        self._saved.saved(self._context.clock.now().astimezone(self._context.clock.zone()))
