"""This week: three small acts, small enough for a tired day; mine alone, never counted against anyone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from relationship_journal.domain.plans import ACTS_A_WEEK, SmallAct
from relationship_journal.domain.weekly import monday_of
from relationship_journal.ui.context import Context
from relationship_journal.ui.practice.lines import LineKind, LinesCard
from relationship_journal.ui.practice.section import PracticeSection
from relationship_journal.ui.practice.words import done_words, tr, week_words
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.scroll import GAP

KIND = "small_act"
LOOKED_BACK = 4 * ACTS_A_WEEK
"""How many acts of earlier weeks are shown."""


class WeeklyPlanPage(PracticeSection):
    """The plan of the week that runs, and below it the weeks before."""

    kinds: ClassVar[frozenset[str]] = frozenset({KIND})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._monday = monday_of(context.today())
        self._wanted: tuple[UUID, str] | None = None
        acts = LineKind(
            KIND,
            fresh=lambda: context.journal.plans.new_act(self._monday),
            save=lambda act: context.journal.plans.save_act(act),
            suggestion=tr("Warm the car before they leave"),
        )
        hint = tr("Three small acts. Small enough to do on a tired day, and yours alone.")
        self.plan = LinesCard(context, tr("This week"), hint, acts, ACTS_A_WEEK)
        self.before = Card(tr("The weeks before"))
        self.before.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.plan)
        layout.addWidget(self.before)
        layout.addStretch(1)

    def refresh(self) -> None:
        monday = monday_of(self.context.today())
        if monday != self._monday:
            self.plan.clear()
            self._monday = monday
        self.plan.set_title(tr("This week, {days}").format(days=week_words(monday)))
        plans, tasks = self.context.journal.plans, self.context.tasks
        tasks.run(plans.week, monday, done=self._on_week_read, latest="practice.week", owner=self)
        tasks.run(
            plans.earlier_acts, monday, LOOKED_BACK,
            done=self._on_earlier_read, latest="practice.weeks_before", owner=self,
        )  # fmt: skip

    def flush(self) -> None:
        self.plan.flush()

    def new(self) -> None:
        self.plan.focus_new()

    def show_entry(self, kind: str, id: UUID, day: date, word: str = "") -> None:
        self._wanted = id, word
        self.refresh()

    def place(self) -> dict[str, Any]:
        act = self.plan.focused()
        return {"act": str(act)} if act else {}

    def restore_place(self, place: dict[str, Any]) -> None:
        if place.get("act"):
            self._wanted = UUID(place["act"]), ""
            self.refresh()

    def _on_week_read(self, acts: Sequence[SmallAct]) -> None:
        self.plan.show_records(acts)
        wanted, self._wanted = self._wanted, None
        line = self.plan.line_of(wanted[0]) if wanted else None
        if line is not None and wanted is not None:
            line.focus_at(wanted[1])

    def _on_earlier_read(self, acts: Sequence[SmallAct]) -> None:
        """A week a line: what was planned, and when it was done."""
        while (item := self.before.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for monday, week in groupby(acts, key=lambda act: act.day):
            self.before.body.addWidget(label(week_words(monday), "eyebrow"))
            for act in week:
                done = f" · {done_words(act.done_on, self.context.today())}" if act.done_on else ""
                self.before.body.addWidget(label(f"{act.text}{done}", "serif", wrap=True))
        self.before.setVisible(bool(acts))
