"""The card of the day's appreciations: three lines to fill, and always room for one more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import date
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from relationship_journal.domain.gratitude import A_DAY, Appreciation, Voice
from relationship_journal.domain.text import first_words
from relationship_journal.ui.context import Context
from relationship_journal.ui.today.appreciation_row import AppreciationRow
from relationship_journal.ui.widgets.at_once import at_once
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.saved_hint import SavedHint

FEW_ROWS = 2
"""So many new lines are added in view."""
READY_ROWS, SPARE_MS = 13, 12
"""So many lines are made ahead, one each so many milliseconds."""


class AppreciationsCard(Card):
    """Rows keep their place while the page is open; what the journal says is sorted in by id."""

    left_downwards = Signal()
    """Enter on the last line: the user goes on to what follows."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(8)
        self.set_title(self.tr("Three things you appreciate"))
        self._context = context
        self._day = context.today()
        self._earlier: list[str] = []
        self._tags: list[str] = []
        self.rows: list[AppreciationRow] = []
        self._ready: list[AppreciationRow] = []
        self._spare = QTimer(self, interval=SPARE_MS)
        self._spare.timeout.connect(self._on_spare_moment)
        self._spare.start()
        self._saved = SavedHint()
        self.header.addWidget(self._saved)
        self._offer = label("", "hint", wrap=True)
        self._choose = Button(self.tr("Choose one"), "quiet")
        self._said = Button(self.tr("I said it"), "quiet")
        self._offers_saying = False
        self._build_offer()

    def show_day(self, day: date, appreciations: Sequence[Appreciation], offers_saying: bool) -> None:
        """Show a day: anew when it is another one, else only what changed."""
        writing = any(row.field.hasFocus() for row in self.rows)
        another = day != self._day
        if another or not self.rows:
            many = abs(len(appreciations) + 1 - len(self.rows)) > FEW_ROWS
            with at_once(self) if many else nullcontext():
                self._begin(day)
                self._sort_in(appreciations)
                self._clear_spare()
                self._keep_room()
        self._offers_saying = offers_saying and day == self._context.today()
        self._sort_in(appreciations)
        self._keep_room()
        self._show_offer()
        if writing and another:
            self.focus_new()

    def flush(self) -> None:
        """Save every line now."""
        for row in list(self.rows):
            row.flush()

    def set_earlier(self, texts: list[str]) -> None:
        """What was written before, for the nudge; may hold this day's own lines."""
        self._earlier = texts

    def offer_tags(self, names: list[str]) -> None:
        """Tags used on appreciations before."""
        self._tags = names
        for row in self.rows:
            row.offer_tags(names)

    def focus_new(self) -> None:
        """Put the cursor into the first empty line."""
        self._keep_room()
        row = next(row for row in self.rows if row.draft.is_blank)
        row.field.setFocus()

    def row_of(self, id: UUID) -> AppreciationRow | None:
        """The line that shows an appreciation."""
        return next((row for row in self.rows if row.draft.record and row.draft.record.id == id), None)

    # rows

    def _begin(self, day: date) -> None:
        """Empty the lines for another day. Nothing is read into the one with the cursor, so that goes."""
        self.flush()
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        for row in self.rows:
            row.begin(day)
        self._day = day
        self._saved.clear()

    def _clear_spare(self) -> None:
        """The day before this one may have had more lines: keep as many as there is use for."""
        empty = [row for row in self.rows if row.draft.record is None]
        for number, row in enumerate(empty, len(self.rows) - len(empty) + 1):
            if number <= A_DAY or row is empty[0]:
                row.refresh()
            else:
                self._remove(row)

    def _sort_in(self, appreciations: Sequence[Appreciation]) -> None:
        known = {appreciation.id for appreciation in appreciations}
        for row in list(self.rows):
            record = row.draft.record
            if record and row.draft.is_stored and record.id not in known and not row.draft.is_unsaved:
                self._remove(row)
        for appreciation in appreciations:
            row = self.row_of(appreciation.id) or self._empty_row() or self._add_row()
            row.take(appreciation)

    def _empty_row(self) -> AppreciationRow | None:
        """A line nobody has begun; the one with the cursor is left to the user."""
        free = (row for row in self.rows if row.draft.record is None and not row.field.hasFocus())
        return next(free, None)

    def _keep_room(self) -> None:
        """Three lines at least, and one empty line at the end once they are full."""
        while len(self.rows) < A_DAY or all(not row.draft.is_blank for row in self.rows):
            self._add_row()
        for number, row in enumerate(self.rows, 1):
            row.set_number(number)
            row.field.setPlaceholderText(self._prompt(number))

    def _prompt(self, number: int) -> str:
        prompts = (
            self.tr("Something they did today"),
            self.tr("Something they said, or how they said it"),
            self.tr("Something small they did without being asked"),
        )
        return prompts[number - 1] if number <= len(prompts) else self.tr("One more, if you like")

    def _add_row(self) -> AppreciationRow:
        # The one made first: a screen reader goes through widgets in the order they were made.
        row = self._ready.pop(0) if self._ready else self._make_row()
        row.begin(self._day)
        row.set_number(len(self.rows) + 1)
        row.offer_tags(self._tags)
        self.rows.append(row)
        self.body.insertWidget(len(self.rows) - 1, row)
        row.show()
        return row

    def _make_row(self) -> AppreciationRow:
        row = AppreciationRow(self._context, self._day, 1, lambda: self._others(row), self)
        row.hide()
        row.entered.connect(lambda: self._on_row_entered(row))
        row.written.connect(self._keep_room)
        row.saved.connect(self._on_row_saved)
        return row

    def _on_spare_moment(self) -> None:
        """Make one more line to have ready: a full day then appears at once."""
        if len(self.rows) + len(self._ready) < READY_ROWS:
            self._ready.append(self._make_row())
        else:
            self._spare.stop()

    def _remove(self, row: AppreciationRow) -> None:
        self.rows.remove(row)
        self.body.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _others(self, row: AppreciationRow) -> list[str]:
        """Everything written before and on the other lines, but not this line itself."""
        here = [other.draft.record.what for other in self.rows if other.draft.record]
        others = [other.draft.record.what for other in self.rows if other is not row and other.draft.record]
        return [*(Counter(self._earlier) - Counter(here)), *others]

    def _on_row_entered(self, row: AppreciationRow) -> None:
        row.flush()
        self._keep_room()
        following = self.rows.index(row) + 1
        if following < len(self.rows):
            self.rows[following].field.setFocus()
        else:
            self.left_downwards.emit()

    def _on_row_saved(self) -> None:
        self._saved.saved(self._context.clock.now().astimezone(self._context.clock.zone()))
        self._show_offer()

    # saying it

    def _build_offer(self) -> None:
        self._choose.clicked.connect(self._on_choose_clicked)
        self._said.clicked.connect(self._on_said_clicked)
        self._offer_row = QWidget()
        line = QHBoxLayout(self._offer_row)
        line.setContentsMargins(0, 8, 0, 0)
        line.addWidget(self._offer, 1)
        line.addWidget(self._choose)
        line.addWidget(self._said)
        self.body.addWidget(self._offer_row)
        self._offer_row.hide()

    def _with_voice(self, voice: Voice) -> list[AppreciationRow]:
        return [row for row in self.rows if row.draft.record is not None and row.draft.record.voice is voice]

    def _show_offer(self) -> None:
        noticed, planned = self._with_voice(Voice.NOTICED), self._with_voice(Voice.PLANNED)
        offering = bool(noticed) and not planned and not self._with_voice(Voice.SAID)
        self._offer_row.setVisible(bool(planned) or (self._offers_saying and offering))
        self._choose.setVisible(not planned)
        self._said.setVisible(bool(planned))
        record = planned[0].draft.record if planned else None
        self._offer.setText(
            self.tr("You want to tell them: “{what}”").format(what=first_words(record.what, 60))
            if record
            else self.tr("You notice a lot by now. Would you like to say one of these out loud today?")
        )

    def _on_choose_clicked(self) -> None:
        menu = QMenu(self)
        for row in self._with_voice(Voice.NOTICED):
            if row.draft.record is not None:
                action = menu.addAction(first_words(row.draft.record.what, 60).replace("&", "&&"))
                action.triggered.connect(lambda _=False, chosen=row: chosen.set_voice(Voice.PLANNED))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._choose.mapToGlobal(self._choose.rect().bottomLeft()))

    def _on_said_clicked(self) -> None:
        for row in self._with_voice(Voice.PLANNED)[:1]:
            row.set_voice(Voice.SAID)
            row.toggle_details()
