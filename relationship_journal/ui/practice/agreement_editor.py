"""One agreement while it is written: what matters to each, what each could give, the trial, the review."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QDate
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.agreements import Agreement, Standing
from relationship_journal.ui.context import Context
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.practice.words import standing_words, tr
from relationship_journal.ui.record_editor import RecordEditor
from relationship_journal.ui.rituals.pause_dialog import date_field, day_in
from relationship_journal.ui.today.line import Line, fill
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.writing_field import WritingField

KIND = "agreement"
NARROW = 460
"""Below this width, in pixels, the two sides stand below each other."""
USUAL_TRIAL = timedelta(weeks=4)
"""When to look at a trial again, unless another day is chosen."""
_TEXTS = ("about", "matters_to_me", "matters_to_them", "i_could_give", "they_could_give", "trial", "reviewed")


def _said(agreement: Agreement) -> str:
    """What an agreement says, for the offer to undo; one that says nothing is not kept."""
    return next((text for name in _TEXTS if (text := str(getattr(agreement, name)).strip())), "")


class AgreementEditor(RecordEditor[Agreement]):
    """Edits one agreement at a time."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        draft: Draft[Agreement] = Draft(
            context,
            KIND,
            lambda: context.journal.agreements.new(context.today()),
            lambda agreement: context.journal.agreements.save(agreement),
            _said,
        )
        super().__init__(context, draft, tr("An agreement"), tr("Delete this agreement"), parent)
        self.options = WritingField(tr("One idea a line; odd ones too"), 2, framed=True)
        self.standings: dict[Standing, Chip] = {}
        self.review = date_field(context.today() + USUAL_TRIAL, tr("Look at it again on"))
        self._pairs: list[QBoxLayout] = []
        self._build()
        self.listen()
        self.options.edited.connect(self._on_options_edited)
        self.review.dateChanged.connect(self._on_review_changed)

    def _build(self) -> None:
        for widget in (*self.tools, self.done):
            self.header.addWidget(widget)
        self._add("about", tr("What it is about"), Line(tr("Evenings out")))
        self._add_pair(
            ("matters_to_me", tr("What matters to me"), tr("That we are still us, not only parents")),
            ("matters_to_them", tr("What matters to them, as they would say it"), tr("In their words")),
        )
        self._add_pair(
            ("i_could_give", tr("What I could give"), ""),
            ("they_could_give", tr("What they could give, if they said so"), ""),
        )
        self._titled(self.body, tr("What we could try"), self.options)
        self._add(
            "trial", tr("What we try"), WritingField(tr("The first Friday, home by ten"), 2, framed=True)
        )
        self.body.addWidget(self._standing_row())
        self._review_row = QWidget()
        row = QHBoxLayout(self._review_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(tr("Look at it again on")))
        row.addWidget(self.review)
        row.addStretch(1)
        self.body.addWidget(self._review_row)
        self._add("reviewed", tr("How it went"), WritingField("", 2, framed=True))

    def _add(self, name: str, title: str, field: WritingField) -> None:
        self.fields[name] = field
        self._titled(self.body, title, field)

    def _add_pair(self, *sides: tuple[str, str, str]) -> None:
        pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        pair.setSpacing(12)
        for name, title, suggestion in sides:
            self.fields[name] = WritingField(suggestion, 2, framed=True)
            self._titled(pair, title, self.fields[name])
        self._pairs.append(pair)
        self.body.addLayout(pair)

    def _titled(self, into: QBoxLayout, title: str, field: QWidget) -> None:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label(title, "eyebrow", wrap=True))
        column.addWidget(field)
        column.addStretch(1)
        field.setAccessibleName(title)
        into.addLayout(column, 1)

    def _standing_row(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row)
        group = QButtonGroup(self)
        for standing, word in standing_words().items():
            chip = Chip(word, "sage")
            chip.clicked.connect(partial(self._on_standing_clicked, standing))
            group.addButton(chip)
            flow.addWidget(chip)
            self.standings[standing] = chip
        return row

    # what is shown

    def begin(self) -> None:
        """Start an agreement."""
        self.begin_with(self.context.journal.agreements.new(self.context.today()))

    def let_go(self) -> None:
        super().let_go()
        self.options.setPlainText("")

    def show_record(self, record: Agreement) -> None:
        super().show_record(record)
        if _options(self.options.toPlainText()) != record.options:
            fill(self.options, "\n".join(record.options))
        self.standings[record.standing].setChecked(True)
        day = record.review_on or record.day + USUAL_TRIAL
        self.review.blockSignals(True)
        self.review.setDate(QDate(day.year, day.month, day.day))
        self.review.blockSignals(False)
        self._review_row.setVisible(record.standing is Standing.ON_TRIAL)

    # what the user does

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        for pair in self._pairs:
            pair.setDirection(way.LeftToRight if self.width() >= NARROW else way.TopToBottom)

    def _on_options_edited(self) -> None:
        self.draft.change(options=_options(self.options.toPlainText()))

    def _on_standing_clicked(self, standing: Standing, _checked: bool = True) -> None:
        trial = standing is Standing.ON_TRIAL
        self._review_row.setVisible(trial)
        self.draft.keep(standing=standing, **({"review_on": self._review_day()} if trial else {}))

    def _on_review_changed(self, _: QDate) -> None:
        self.draft.keep(review_on=self._review_day())

    def _review_day(self) -> date:
        return day_in(self.review)


def _options(text: str) -> list[str]:
    """One idea a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]
