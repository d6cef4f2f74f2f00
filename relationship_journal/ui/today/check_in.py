"""The card that asks how close the day feels: one tap is enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.mood import CheckIn
from relationship_journal.ui.context import Context
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.mood.words import energy_words, tension_words
from relationship_journal.ui.today.line import Line, fill
from relationship_journal.ui.today.tag_picker import TagPicker
from relationship_journal.ui.today.words import check_in_words, closeness, closeness_words
from relationship_journal.ui.widgets.at_once import at_once
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.saved_hint import SavedHint
from relationship_journal.ui.widgets.scale_buttons import ScaleButtons

UNTOLD = 0
"""The closeness of a check-in that was begun with a tag: not saved before the scale is tapped."""


class CheckInCard(Card):
    """Shows the latest check-in of the day to adjust, earlier ones in small words, and room for another."""

    saved = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("How close do you feel today?"))
        self._context = context
        self._day = context.today()
        self._check_ins: tuple[CheckIn, ...] = ()
        self._listed: Sequence[CheckIn] = ()
        self._beginning = False
        self._was_closed = False
        self.draft: Draft[CheckIn] = Draft(
            context,
            "check_in",
            lambda: replace(context.journal.mood.new(self._day), closeness=UNTOLD),
            lambda record: context.journal.mood.save(record),
            lambda record: closeness(record.closeness) if record.closeness else "",
            self,
        )
        self.draft.saved.connect(self._on_draft_saved)
        self._saved = SavedHint()
        self.header.addWidget(self._saved)
        self.scale = ScaleButtons(closeness_words())
        self.scale.setAccessibleName(self.tr("How close do you feel?"))
        self.scale.chosen.connect(self._on_scale_chosen)
        self.tags = TagPicker(self.tr("What was going on?"))
        self.tags.chosen_changed.connect(self._on_tags_changed)
        self.tags.tag_added.connect(lambda name: context.tasks.run(context.journal.mood.add_tag, name))
        self.energy = self._small_scale(self.tr("Energy"), "energy", energy_words())
        self.tension = self._small_scale(self.tr("Tension"), "tension", tension_words())
        self.note = Line(self.tr("A few words, if you like"))
        self.note.edited.connect(lambda: self.draft.change(note=self.note.toPlainText()))
        self.note.left.connect(self.draft.flush)
        self._build()

    def show_day(self, day: date, check_ins: Sequence[CheckIn], tags: Sequence[str]) -> None:
        """Show a day's check-ins; what the user is changing right now stays."""
        if day != self._day:
            self.draft.let_go()
            self._day, self._beginning = day, False
            self._saved.clear()
        self.set_title(
            self.tr("How close do you feel today?")
            if day == self._context.today()
            else self.tr("How close did you feel?")
        )
        self._adopt(check_ins)
        self._check_ins = tuple(check_ins)
        self.tags.offer(tags)
        self._show()

    def flush(self) -> None:
        """Save now."""
        self.draft.flush()

    def _adopt(self, check_ins: Sequence[CheckIn]) -> None:
        """Go on with the check-in being edited, else with the latest, unless the user began a new one."""
        own = self.draft.record
        same = next((known for known in check_ins if own is not None and known.id == own.id), None)
        if same is not None:
            self.draft.take(same)
        elif not self.draft.is_unsaved and (own is None or self.draft.is_stored):
            self.draft.let_go()
            if check_ins and not self._beginning:
                self.draft.take(check_ins[-1])

    def _show(self) -> None:
        record = self.draft.record
        told = not self.draft.is_blank
        self.scale.set_value(record.closeness if record and told else None)
        self.energy.set_value(record.energy if record else None)
        self.tension.set_value(record.tension if record else None)
        self.tags.choose(record.tags if record else [])
        if not self.note.hasFocus():
            fill(self.note, record.note if record else "")
        self._more.setVisible(told)
        self._again.setVisible(told)
        if not told:
            self._details.hide()
        elif record and (record.note or record.energy or record.tension) and not self._was_closed:
            self._details.show()
        self._more.set_text(self.tr("More") if self._details.isHidden() else self.tr("Less"))
        self._show_earlier([known for known in self._check_ins if record is None or known.id != record.id])

    def _show_earlier(self, check_ins: Sequence[CheckIn]) -> None:
        if check_ins == self._listed:
            return
        self._listed = check_ins
        with at_once(self._earlier_box):
            while (item := self._earlier.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            for check_in in check_ins:
                self._earlier.addWidget(self._earlier_line(check_in))
        self._earlier_box.setVisible(bool(check_ins))

    def _earlier_line(self, check_in: CheckIn) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        words = check_in_words(check_in, self._context.clock.zone())
        said = label(f"{words} · {check_in.note}" if check_in.note else words, "hint", wrap=True)
        remove = Button(self.tr("Delete the check-in {words}").format(words=words), "icon", icon="close")
        remove.setToolTip(self.tr("Delete"))
        remove.clicked.connect(lambda: self._delete_earlier(check_in))
        row.addWidget(said, 1)
        row.addWidget(remove)
        return line

    def _delete_earlier(self, check_in: CheckIn) -> None:
        self._context.tasks.run(self._context.journal.bin.delete, "check_in", check_in.id)
        self._context.notices.deleted("check_in", check_in.id, closeness(check_in.closeness))

    # what the user does

    def _on_scale_chosen(self, value: int) -> None:
        self.draft.keep(closeness=value)
        self._show()

    def _on_tags_changed(self, names: list[str]) -> None:
        self.draft.keep(tags=names)

    def _on_again_clicked(self) -> None:
        self.draft.let_go()
        self._beginning = True
        self._show()
        self.scale.setFocus()

    def _on_more_clicked(self) -> None:
        self._was_closed = not self._details.isHidden()
        self._details.setVisible(not self._was_closed)
        self._more.set_text(self.tr("More") if self._was_closed else self.tr("Less"))

    def _on_delete_clicked(self) -> None:
        self._beginning = False
        self.draft.delete()
        self._show()

    def _on_draft_saved(self) -> None:
        self._beginning = False
        self._saved.saved(self._context.clock.now().astimezone(self._context.clock.zone()))
        self.saved.emit()

    # building

    def _build(self) -> None:
        self._more = Button(self.tr("More"), "link")
        self._more.clicked.connect(self._on_more_clicked)
        self._again = Button(self.tr("Check in again"), "link")
        self._again.clicked.connect(self._on_again_clicked)
        delete = Button(self.tr("Delete this check-in"), "link")
        delete.clicked.connect(self._on_delete_clicked)
        self._details = QWidget()
        details = QVBoxLayout(self._details)
        details.setContentsMargins(0, 4, 0, 0)
        details.setSpacing(8)
        for name, scale in ((self.tr("Energy"), self.energy), (self.tr("Tension"), self.tension)):
            row = QHBoxLayout()
            heading = label(name, "hint")
            heading.setFixedWidth(64)
            row.addWidget(heading)
            row.addWidget(scale, 1)
            details.addLayout(row)
        details.addWidget(self.note)
        details.addWidget(delete, 0, Qt.AlignmentFlag.AlignLeft)
        self._details.hide()
        self._earlier_box = QWidget()
        self._earlier_box.hide()
        self._earlier = QVBoxLayout(self._earlier_box)
        self._earlier.setContentsMargins(0, 0, 0, 0)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._again)
        foot.addWidget(self._more)
        self.body.addWidget(self.scale)
        self.body.addWidget(self.tags)
        self.body.addWidget(self._details)
        self.body.addWidget(self._earlier_box)
        self.body.addLayout(foot)

    def _small_scale(self, name: str, field: str, words: Sequence[str]) -> ScaleButtons:
        scale = ScaleButtons(words, optional=True)
        scale.setAccessibleName(name)
        scale.chosen.connect(lambda value: self.draft.keep(**{field: value}))
        return scale
