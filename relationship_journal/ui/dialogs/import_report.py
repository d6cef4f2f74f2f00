"""What a file would bring in, with a say in what its moods stand for."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.domain.import_report import MoodMet, Report
from relationship_journal.ui.dialogs.import_words import (
    listed,
    tr,
    what_comes,
    what_is_broken,
    what_is_doubtful,
)
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.scale_buttons import ScaleButtons
from relationship_journal.ui.widgets.stack import Stack

MOST_MOODS = 40
"""So many moods can be mapped here, the most frequent ones; the others take the suggestion."""

ABOVE = 8
"""The room above a title, in pixels."""


class MoodRow(QWidget):
    """A mood of the other program, and how close it stands for; none keeps it as a word."""

    def __init__(self, mood: MoodMet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = mood.name
        self.scale = ScaleButtons([""] * 5, optional=True)
        self.scale.setAccessibleName(tr("Closeness for {mood}").format(mood=mood.name))
        self.scale.set_value(mood.closeness)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(
            label(
                counted("Imports", "{mood}, once", "{mood}, {n} times", mood.count, mood=mood.name), wrap=True
            ),
            1,
        )
        row.addWidget(self.scale, 1)


class ReportCard(Card):
    """The report, and the choice to bring it in or to leave it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.bring = Button(tr("Bring it in"), "primary")
        self.leave = Button(tr("Leave it"))
        self.told = Stack()
        self._report = Report("", "")
        self.rows: list[MoodRow] = []
        self.header.addWidget(self.leave)  # above what may be long, so that they are in view
        self.header.addWidget(self.bring)
        self.body.addWidget(self.told)

    def show_report(self, report: Report) -> None:
        """Tell anew, from the top."""
        self._report = report
        self.set_title(tr("From {program}").format(program=report.program))
        self.told.clear()
        self._tell(tr("Would come in"), what_comes(report))
        self.rows = [MoodRow(mood) for mood in report.moods[:MOST_MOODS]]
        if self.rows:
            hint = tr(
                "How close each mood was, from 1, distant, to 5, very close. Without one it stays a word."
            )
            self._tell(tr("Moods"), [hint])
        for row in self.rows:
            self.told.add(row)
        self._tell(tr("Worth a look"), what_is_doubtful(report))
        self._tell(tr("Cannot come in"), what_is_broken(report))
        self.bring.setEnabled(report.total > 0)

    def moods(self) -> dict[str, int | None]:
        """The closeness chosen for each mood; None keeps it as a word."""
        return {row.name: row.scale.value for row in self.rows}

    def first(self) -> Button:
        """The button one goes on with."""
        return self.bring if self._report.total else self.leave

    def summary(self) -> str:
        """The report in one line, for a screen reader."""
        return f"{self._report.program}: {listed(self._report.counts()) or tr('There is nothing new in it.')}"

    def _tell(self, title: str, lines: Iterable[str]) -> None:
        """Lines under a title; nothing when there are none."""
        told = list(lines)
        if told:
            head = label(title, "eyebrow")
            head.setContentsMargins(0, ABOVE, 0, 0)
            self.told.add(head)
        for line in told:
            self.told.add(label(line, wrap=True))
