"""What to save, of which days, and as what: the left side of the export dialog."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from relationship_journal.domain.selections import TABS, Audience
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.foreword import Foreword
from relationship_journal.ui.today.typed_days import typed_day
from relationship_journal.ui.today.words import short_day
from relationship_journal.ui.widgets.check_box import CheckBox
from relationship_journal.ui.widgets.chip import Chip
from relationship_journal.ui.widgets.flow_layout import FlowLayout
from relationship_journal.ui.widgets.labels import label

if TYPE_CHECKING:
    from relationship_journal.exchange.archive import Selection
    from relationship_journal.exchange.pdf_options import PdfOptions

Format = Literal["pdf", "json", "markdown", "csv", "ics"]


class ChipRow(QWidget):
    """Chips of which exactly one is on."""

    chosen = Signal()

    def __init__(self, name: str, choices: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.chips: dict[str, Chip] = {}
        flow = FlowLayout(self)
        for key, text in choices.items():
            chip = Chip(text)
            self.chips[key] = chip
            self._group.addButton(chip)
            flow.addWidget(chip)
        next(iter(self.chips.values())).setChecked(True)
        self._group.buttonClicked.connect(lambda _: self.chosen.emit())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def choice(self) -> str:
        """The key of the chip that is on."""
        return next(key for key, chip in self.chips.items() if chip.isChecked())

    def choose(self, key: str) -> None:
        """Turn on another one; `chosen` is not sent."""
        self.chips[key].setChecked(True)


class ExportChoices(QWidget):
    """Tells `changed` after every choice that makes another file."""

    changed = Signal()

    def __init__(self, context: Context, selection: Selection | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._given = selection
        self.what = ChipRow(self.tr("What to save"), self._parts())
        self.reader = ChipRow(
            self.tr("Who will read it"),
            {
                Audience.ME.value: self.tr("For me"),
                Audience.US.value: self.tr("For both of us"),
                Audience.COUNSELLOR.value: self.tr("For a counsellor"),
            },
        )
        self._meant = label("", "hint", wrap=True)
        self.foreword = Foreword()
        self.first = self._day_field(self.tr("First day"), self.tr("the beginning"))
        self.last = self._day_field(self.tr("Last day"), self.tr("today"))
        self.understood = label("", "hint", wrap=True)
        self.format = ChipRow(
            self.tr("Kind of file"),
            {
                "pdf": self.tr("PDF"),
                "markdown": self.tr("Markdown"),
                "csv": self.tr("Tables"),
                "ics": self.tr("Calendar"),
                "json": self.tr("JSON"),
            },
        )
        self.paper = ChipRow(
            self.tr("Paper"), {"a4": self.tr("A4"), "us-letter": self.tr("Letter"), "a5": self.tr("A5")}
        )
        self.neutral = CheckBox(self.tr("Name nothing: every title is “Reminder”"))
        self.neutral.setChecked(True)
        self.contents = CheckBox(self.tr("Table of contents"))
        self.charts = CheckBox(self.tr("Charts"))
        for box in (self.contents, self.charts):
            box.setChecked(True)
        self._about = label("", "hint", wrap=True)
        self._pages = QWidget()
        if selection is not None and selection.span is not None:
            self._show_span(selection.span.first, selection.span.last)
        self._build()
        self._connect()
        self._explain()

    def selection(self) -> Selection | None:
        """What is to be saved, or None while a day is not understood."""
        from relationship_journal.domain.days import Span
        from relationship_journal.exchange.archive import Selection

        first, last = self._day(self.first, date.min), self._day(self.last, date.max)
        if first is None or last is None or first > last:
            return None
        span = None if (first, last) == (date.min, date.max) else Span(first, last)
        part = self.what.choice
        if part == "given" and self._given is not None:
            return Selection(
                self._given.kinds, span, self._given.ids, self._given.label, audience=self.audience
            )
        label_text = "" if part == "all" else self.what.chips[part].accessibleName()
        return Selection(kinds=TABS.get(part), span=span, label=label_text, audience=self.audience)

    def options(self) -> PdfOptions:
        """How the pages of a PDF should look."""
        from relationship_journal.exchange.pdf_options import PdfOptions

        paper = cast(Any, self.paper.choice)
        return PdfOptions(paper=paper, contents=self.contents.isChecked(), charts=self.charts.isChecked())

    @property
    def audience(self) -> Audience:
        """Who will read it."""
        return Audience(self.reader.choice)

    @property
    def words_first(self) -> str:
        """The page before all others, for a counsellor; "" for none."""
        return self.foreword.field.toPlainText() if self.foreword.isVisibleTo(self) else ""

    @property
    def kind_of_file(self) -> Format:
        """What the file is to be."""
        return cast("Format", self.format.choice)

    def _parts(self) -> dict[str, str]:
        given = {}
        if self._given is not None and (self._given.kinds or self._given.ids):
            given["given"] = self._given.label or self.tr("What you found")
        return given | {
            "all": self.tr("Whole journal"),
            "diagnosis": self.tr("Diagnosis"),
            "gratitude": self.tr("Gratitude"),
            "rituals": self.tr("Rituals"),
            "mood": self.tr("Mood"),
            "conversations": self.tr("Conversations"),
            "letters": self.tr("Letters"),
            "practice": self.tr("Practice"),
            "reflections": self.tr("Reflections"),
        }

    def _day_field(self, name: str, placeholder: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(placeholder)
        return field

    def _show_span(self, first: date, last: date) -> None:
        if first > date.min:
            self.first.setText(short_day(first))
        if last < date.max:
            self.last.setText(short_day(last))

    def _build(self) -> None:
        pages = QVBoxLayout(self._pages)
        pages.setContentsMargins(0, 0, 0, 0)
        pages.setSpacing(8)
        pages.addWidget(self._head(self.tr("Paper")))
        pages.addWidget(self.paper)
        pages.addWidget(self.contents)
        pages.addWidget(self.charts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        parts: tuple[QWidget, ...] = (
            self._head(self.tr("What")), self.what,
            self._days_row(), self.understood,
            self._head(self.tr("For")), self.reader, self._meant, self.foreword,
            self._head(self.tr("As")), self.format, self._about, self.neutral, self._pages,
        )  # fmt: skip
        for widget in parts:
            layout.addWidget(widget)
        layout.addStretch(1)

    def _days_row(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        ends = ((self.tr("From"), self.first), (self.tr("Until"), self.last))
        for column, (name, field) in enumerate(ends):
            grid.addWidget(self._head(name), 0, column)
            grid.addWidget(field, 1, column)
        return made

    def _head(self, text: str) -> QLabel:
        return label(text, "eyebrow")

    def _connect(self) -> None:
        for row in (self.what, self.format, self.paper):
            row.chosen.connect(self._on_chosen)
        self.reader.chosen.connect(self._on_reader_chosen)
        self.foreword.written.connect(self.changed)
        for box in (self.contents, self.charts, self.neutral):
            box.toggled.connect(self._on_chosen)
        for field in (self.first, self.last):
            field.editingFinished.connect(self._on_chosen)
            field.textEdited.connect(lambda _: self._explain())

    def _on_reader_chosen(self) -> None:
        """A counsellor is shown nothing that was not chosen, and charts tell of all days."""
        self.charts.blockSignals(True)  # one choice, one change
        self.charts.setChecked(self.audience is not Audience.COUNSELLOR)
        self.charts.blockSignals(False)
        self._on_chosen()

    def _on_chosen(self) -> None:
        self._explain()
        self.changed.emit()

    def _day(self, field: QLineEdit, empty: date) -> date | None:
        text = field.text().strip()
        return typed_day(text, self._context.today()) if text else empty

    def _explain(self) -> None:
        first, last = self._day(self.first, date.min), self._day(self.last, date.max)
        if first is None or last is None:
            said = self.tr("A day is written like 22 November 2025 or 2025-11-22.")
        elif first > last:
            said = self.tr("The first day lies after the last one.")
        else:
            said = ""
        self.understood.setText(said)
        self.understood.setVisible(bool(said))
        self._meant.setText(self._meants().get(self.audience, ""))
        self._meant.setVisible(bool(self._meant.text()))
        self.foreword.setVisible(self.audience is Audience.COUNSELLOR and self.kind_of_file == "pdf")
        self._pages.setVisible(self.kind_of_file == "pdf")
        self.neutral.setVisible(self.kind_of_file == "ics")
        self._about.setText(self._abouts()[self.kind_of_file])

    def _meants(self) -> dict[Audience, str]:
        return {
            Audience.US: self.tr(
                "Only what you marked for both of you, or have given. Nothing else is mentioned."
            ),
            Audience.COUNSELLOR: self.tr(
                "Only what you tick, one by one. What stays behind is neither mentioned nor counted."
            ),
        }

    def _abouts(self) -> dict[Format, str]:
        return {
            "pdf": self.tr("Pages to read and print."),
            "markdown": self.tr("A file for each day, linked, for programs that keep notes. A zip of them."),
            "csv": self.tr("A table for each kind of entry, for spreadsheets. A zip of them."),
            "ics": self.tr(
                "Rituals, planned talks and days to look again, for a calendar. Those are often shared."
            ),
            "json": self.tr("Everything, field by field, for other programs and for safekeeping."),
        }
