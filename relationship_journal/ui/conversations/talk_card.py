"""One talk on its card: while it is planned, and when it is looked back on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.domain.conversations import (
    LOG,
    Conversation,
    Stage,
    held,
    is_measured,
    let_go,
    planned_again,
    usual_day,
    words_of,
)
from relationship_journal.ui.context import Context
from relationship_journal.ui.conversations.log_part import LogPart
from relationship_journal.ui.conversations.plan_part import PlanPart
from relationship_journal.ui.conversations.words import stage_pill, title_of, tr
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.record_editor import RecordEditor
from relationship_journal.ui.rituals.pause_dialog import day_in
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.labels import label, rule
from relationship_journal.ui.widgets.pill import Pill

KIND = "conversation"


def _said(talk: Conversation) -> str:
    """What a talk says, for the offer to undo; one that says nothing and measured nothing is not kept."""
    return words_of(talk) or (tr("A talk") if is_measured(talk) else "")


class TalkCard(RecordEditor[Conversation]):
    """Edits one talk at a time; a talk let go is closed, too."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        draft: Draft[Conversation] = Draft(
            context, KIND, self._fresh, lambda talk: context.journal.conversations.save(talk), _said
        )
        super().__init__(context, draft, "", tr("Delete this talk"), parent)
        self.title = label("", "heading", wrap=True)
        self.pill = Pill("", "gold")
        self.plan = PlanPart(usual_day(context.today()))
        self.log = LogPart()
        self.fields = self.plan.fields | self.log.fields
        self.talked = Button(tr("We talked"))
        self.not_now = Button(tr("Not now"), "quiet")
        self.again = Button(tr("Plan it again"))
        self.not_yet = Button(tr("We have not talked yet"), "link")
        self._between = rule()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.header.insertWidget(0, self.title, 20)
        self.header.addWidget(self.pill)
        self.header.addWidget(self.done)
        self.header.setSpacing(6)
        for part in (self.log, self._between, self.plan):
            self.body.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.talked, self.again, self.not_now, self.not_yet):
            row.addWidget(button)
        row.addStretch(1)
        for widget in self.tools:
            row.addWidget(widget)
        self.body.addLayout(row)

    def _connect(self) -> None:
        self.listen()
        self.plan.day_chosen.connect(self._on_day_chosen)
        self.log.noted.connect(self._on_log_noted)
        self.talked.clicked.connect(self.hold)
        self.not_now.clicked.connect(self._on_not_now_clicked)
        self.again.clicked.connect(lambda: self._move(lambda talk: planned_again(talk, self._today)))
        self.not_yet.clicked.connect(lambda: self._move(lambda talk: replace(talk, stage=Stage.PLANNED)))

    @property
    def _today(self) -> date:
        return self.context.today()

    def _fresh(self) -> Conversation:
        return self.context.journal.conversations.new(day_in(self.plan.day))

    # what is shown

    def begin(self, about: str = "") -> None:
        """Plan a talk, tomorrow unless another day is chosen; a subject already given is kept at once."""
        self.begin_with(self.context.journal.conversations.new(usual_day(self._today), about))
        if about.strip():
            self.draft.keep(about=about)
            self.fields["planned_for"].setFocus(Qt.FocusReason.OtherFocusReason)

    def first_field(self) -> str:
        was_held = self.draft.record is not None and self.draft.record.stage is not Stage.PLANNED
        return "heard" if was_held else "about"

    def refresh(self) -> None:
        super().refresh()
        self._say_when()

    def show_record(self, record: Conversation) -> None:
        talk = record
        self.plan.show_talk(talk)
        self.log.show_talk(talk)
        was_held, planned = talk.stage is Stage.HELD, talk.stage is Stage.PLANNED
        self.log.setVisible(was_held)
        self._between.setVisible(was_held)
        for button, seen in (
            (self.talked, not was_held),
            (self.not_now, planned),
            (self.again, talk.stage is Stage.LET_GO),
            (self.not_yet, was_held),
        ):
            button.setVisible(seen)
        self._say_when(talk)
        self.say_stored()

    def _say_when(self, talk: Conversation | None = None) -> None:
        """The title and the pill, as they are today."""
        talk = talk or self.draft.record
        if talk is None:
            return
        title = title_of(talk, self._today)
        self.title.setText(title)
        self.setAccessibleName(title)
        words, tone = stage_pill(talk, self._today)
        self.pill.setText(words)
        if self.pill.property("tone") != tone:
            self.pill.setProperty("tone", tone)
            self.pill.style().polish(self.pill)

    # what the user does

    def hold(self) -> None:
        """The two have talked: ask what was heard."""
        self._move(lambda talk: held(talk, self._today))
        self.fields[LOG[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, change: Callable[[Conversation], Conversation]) -> None:
        moved = change(self.draft.record or self._fresh())
        self.draft.keep(stage=moved.stage, day=moved.day)
        if self.draft.record is not None:
            self.show_record(self.draft.record)

    def _on_not_now_clicked(self) -> None:
        before = None if self.draft.is_blank else self.draft.record
        self._move(let_go)
        if before is not None:
            save, tasks = self.context.journal.conversations.save, self.context.tasks
            self.context.notices.done(
                tr("Let go for now. It stays among your talks."),
                lambda: tasks.run(save, before),
                tr("Planned again."),
            )
        self.close_record()

    def _on_field_edited(self, name: str) -> None:
        super()._on_field_edited(name)
        if name == "planned_for":
            self._say_when()

    def _on_day_chosen(self, day: date) -> None:
        self.draft.keep(day=day)
        self._say_when()

    def _on_log_noted(self, name: str, value: int | None) -> None:
        self.draft.keep(**{name: value})
