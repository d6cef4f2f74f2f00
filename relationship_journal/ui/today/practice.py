"""The running program on Today: today's small act, or where it goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from relationship_journal.domain.programs import (
    Course,
    Place,
    Program,
    Step,
    StepKind,
    acted_on,
    day_within,
    place_in,
    share_done,
)
from relationship_journal.ui.context import Context
from relationship_journal.ui.practice.program_words import day_words, goes_on, part_words, step_title
from relationship_journal.ui.practice.segments import ShareBar
from relationship_journal.ui.today.words import tr
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label


@dataclass(frozen=True)
class Running:
    """A program on the way and where it goes on."""

    program: Program
    course: Course
    place: Place

    @property
    def step(self) -> Step:
        """The step it has come to."""
        return self.program.sessions[self.place.session].steps[self.place.step]


class PracticeCard(Card):
    """One running program, the one that is due before one that rests; nothing when none runs."""

    run_requested = Signal(object, str)
    """The run (id) the user wants to go on with, and the step, "" for where it stands."""
    day_counted = Signal(str)
    """ "Day 6 of your gratitude week." """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._today = context.today()
        self._running: Running | None = None
        self._key = ""
        self._name = label("", "eyebrow", wrap=True)
        self.words = label("", "serif", wrap=True)
        self._rest = label("", "hint", wrap=True)
        self.bar = ShareBar()
        self.done = Button(tr("Done today"))
        self.go_on = Button(tr("Go on"))
        self.write = Button(tr("Write about it"), "quiet")
        self.done.clicked.connect(self._on_done_clicked)
        for button in (self.go_on, self.write):
            button.clicked.connect(self._on_go_on_clicked)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.done, self.go_on, self.write):
            row.addWidget(button)
        row.addStretch(1)
        for widget in (self._name, self.words, self._rest, self.bar):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.hide()

    def ask(self, day: date, today: date) -> None:
        """Ask what runs; only today's page says so."""
        self._today = today
        if day != today:
            self.hide()
            return
        self._context.tasks.run(_running, self._context, done=self._show, latest="today.practice", owner=self)

    def _show(self, running: Sequence[Running]) -> None:
        for one in running:
            if one.program.called and one.program.days:
                self._count(one)
        due = sorted(
            (one for one in running if not one.program.quiet),
            key=lambda one: (acted_on(one.program, one.course, self._today) is None, one.place.open_on),
        )
        self._running = next(
            (one for one in due if one.place.open_on <= self._today), due[0] if due else None
        )
        if self._running is not None:
            self._fill(self._running)
        self.setVisible(self._running is not None)

    def _count(self, one: Running) -> None:
        if (count := day_within(one.program, one.course, self._today)) is not None:
            said = tr("Day {n} of your {name}. About three minutes.")
            self.day_counted.emit(said.format(n=count[0], name=one.program.called))

    def _fill(self, running: Running) -> None:
        program, course, step = running.program, running.course, running.step
        done = acted_on(program, course, self._today)
        resting = running.place.open_on > self._today
        act = step.kind is StepKind.ACT and not resting
        count = day_within(program, course, self._today)
        if done is not None and resting:
            self._key = done.steps[-1].key
            where = day_words(done.day, count[1]) if count else done.title
            self.words.setText(tr("{where}. Done for today.").format(where=where))
        else:
            self._key = ""
            where = day_words(*count) if count and program.sessions[running.place.session].day else ""
            said = step.text if act else step_title(step)
            part = where or part_words(program, running.place)
            self.words.setText(f"{part}. {said[:1].upper()}{said[1:]}{'' if act else '.'}")
        self._rest.setText("" if done is not None else goes_on(running.place.open_on, self._today))
        self._rest.setVisible(bool(self._rest.text()))
        self._name.setText(tr("Practice · {name}").format(name=program.name))
        self.setAccessibleName(self._name.text())
        self.bar.show_share(share_done(program, course), self.words.text())
        self.done.setVisible(act)
        written = act or (done is not None and resting)
        self.write.setVisible(written)
        self.write.set_text(tr("Write about it") if self._key or self._after_act() else tr("Go on"))
        self.go_on.setVisible(not written)

    def _on_done_clicked(self) -> None:
        if self._running is None:
            return
        self._context.tasks.run(
            _mark_done, self._context, self._running, self._today,
            done=lambda _: self.ask(self._today, self._today), owner=self,
        )  # fmt: skip
        self.write.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_go_on_clicked(self) -> None:
        if self._running is not None:
            run: UUID = self._running.course.run.id
            self.run_requested.emit(run, self._key or self._after_act())

    def _after_act(self) -> str:
        """Where one writes about the act that is shown, if there is such a place."""
        assert self._running is not None
        steps = self._running.program.sessions[self._running.place.session].steps
        index = self._running.place.step + 1
        wanted = self._running.step.kind is StepKind.ACT and index < len(steps)
        return steps[index].key if wanted and steps[index].kind is StepKind.WRITE else ""


def _running(context: Context) -> list[Running]:
    """What runs and is not through; on the journal's thread. Without a run no program is read."""
    courses = context.journal.practice.going()
    if not courses:
        return []
    closer = context.journal.settings.read().closer
    programs = {one.id: one for one in context.library.programs if closer or not one.opt_in}
    found = []
    for course in courses:
        program = programs.get(course.run.program)
        place = place_in(program, course.run, course.answers) if program else None
        if program is not None and place is not None:
            found.append(Running(program, course, place))
    return found


def _mark_done(context: Context, running: Running, day: date) -> None:
    """The act is done; a program whose last step it was is finished. On the journal's thread."""
    practice, run = context.journal.practice, running.course.run
    practice.save_answer(replace(practice.new_answer(run, running.step, day), done=True))
    course = practice.course(run.id)
    if course is not None and place_in(running.program, run, course.answers) is None:
        practice.finish(running.program, run.id, day)
