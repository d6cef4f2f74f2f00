"""The programs: those on the way first, then all of them by the ten steps, then what is finished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from relationship_journal.domain.programs import (
    Course,
    Program,
    RunState,
    again_from,
    place_in,
    share_done,
)
from relationship_journal.ui.context import Context
from relationship_journal.ui.practice.program_words import goes_on, ten_steps, where_words
from relationship_journal.ui.practice.section import PracticeSection
from relationship_journal.ui.practice.segments import ShareBar
from relationship_journal.ui.practice.words import tr
from relationship_journal.ui.today.words import short_day
from relationship_journal.ui.widgets.button import Button, Variant
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label, rule
from relationship_journal.ui.widgets.scroll import GAP


@dataclass(frozen=True)
class Shelf:
    """What the page shows: every program, every run, and whether those about touch are wanted."""

    programs: tuple[Program, ...]
    courses: tuple[Course, ...]
    closer: bool

    def program(self, id: str) -> Program | None:
        """The program called `id`."""
        return next((program for program in self.programs if program.id == id), None)

    def due_again(self, today: date) -> list[tuple[Program, Course]]:
        """Finished programs whose time has come round, each with its latest run."""
        latest = {course.run.program: course for course in reversed(self.courses)}
        days = [
            (one, again_from(one, self.courses)) for one in self.programs if self.closer or not one.opt_in
        ]
        return [(one, latest[one.id]) for one, day in days if day is not None and day <= today]

    def in_state(self, *states: RunState) -> list[tuple[Program, Course]]:
        """Runs in these states with their programs, newest first."""
        found = ((self.program(course.run.program), course) for course in self.courses)
        return [
            (one, course)
            for one, course in found
            if one is not None and course.run.state in states and (self.closer or not one.opt_in)
        ]


class RunCard(Card):
    """A program on the way, or put aside."""

    go_on_requested = Signal(object)
    pause_requested = Signal(object)
    look_back_requested = Signal(object)
    delete_requested = Signal(object)

    def __init__(self, program: Program, course: Course, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.program = program
        run = course.run
        paused = run.state is RunState.PAUSED
        where = where_words(program, course, today)
        place = place_in(program, run, course.answers)
        rest = goes_on(place.open_on, today) if place is not None else ""
        self.setAccessibleName(f"{program.name}, {where}")
        self.body.setSpacing(8)
        self.body.addWidget(label(program.name, "question", wrap=True))
        self.body.addWidget(
            label(tr("{where} · put aside").format(where=where) if paused else where, wrap=True)
        )
        bar = ShareBar()
        bar.show_share(share_done(program, course), where)
        self.body.addWidget(bar)
        if rest and not paused:
            self.body.addWidget(label(rest, "hint"))
        weight: Variant = "secondary" if rest or paused else "primary"
        self.go_on = Button(tr("Take it up again") if paused else tr("Go on"), weight)
        self.go_on.setAccessibleName(f"{self.go_on.text()}: {program.name}")
        self.go_on.clicked.connect(lambda: self.go_on_requested.emit(course))
        read = Button(tr("Read it all"), "quiet")
        read.clicked.connect(lambda: self.look_back_requested.emit(course))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.go_on)
        if not paused:
            self.pause = Button(tr("Put it aside"), "quiet")
            self.pause.clicked.connect(lambda: self.pause_requested.emit(course))
            row.addWidget(self.pause)
        if any(answer.text.strip() for answer in course.answers):
            row.addWidget(read)
        elif paused:
            self.delete = Button(tr("Delete it"), "quiet")
            self.delete.clicked.connect(lambda: self.delete_requested.emit(course))
            row.addWidget(self.delete)
        row.addStretch(1)
        self.body.addSpacing(4)
        self.body.addLayout(row)


class AgainCard(Card):
    """A program whose time has come round again."""

    begin_requested = Signal(object)
    look_back_requested = Signal(object)

    def __init__(self, program: Program, course: Course, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.program = program
        words = tr("It was finished on {day}. This is a good time for it again, if you like.").format(
            day=short_day(course.run.finished_on or course.last_day)
        )
        self.setAccessibleName(f"{program.name}, {words}")
        self.body.setSpacing(8)
        self.body.addWidget(label(program.name, "question", wrap=True))
        self.body.addWidget(label(words, wrap=True))
        self.begin = Button(tr("Begin again"))
        self.begin.setAccessibleName(f"{self.begin.text()}: {program.name}")
        self.begin.clicked.connect(lambda: self.begin_requested.emit(program))
        self.look_back = Button(tr("Look back"), "quiet")
        self.look_back.clicked.connect(lambda: self.look_back_requested.emit(course))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.begin)
        row.addWidget(self.look_back)
        row.addStretch(1)
        self.body.addSpacing(4)
        self.body.addLayout(row)


class ProgramRow(QWidget):
    """A program one can begin, in a line."""

    begin_requested = Signal(object)
    why_requested = Signal(object)

    def __init__(self, program: Program, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.program = program
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(program.name, "heading"))
        about = label(program.about, "subtitle", wrap=True)
        # As tall as its width asks for, and no taller: many rows would add up to an empty end of the page.
        about.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words.addWidget(about)
        self.why = Button(tr("Why this"), "link")
        self.why.setAccessibleName(tr("Why this: {name}").format(name=program.name))
        self.why.clicked.connect(lambda: self.why_requested.emit(program))
        self.begin = Button(tr("Begin"))
        self.begin.setAccessibleName(tr("Begin: {name}").format(name=program.name))
        self.begin.clicked.connect(lambda: self.begin_requested.emit(program))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(words, 1)
        self._running = label(tr("on its way"), "hint", tone="sage")
        row.addWidget(self.why)
        row.addWidget(self._running)
        row.addWidget(self.begin)
        self.show_running(False)

    def show_running(self, running: bool) -> None:
        """Say that it is on its way already, in place of the way to begin it."""
        self._running.setVisible(running)
        self.begin.setVisible(not running)


class ProgramsPage(PracticeSection):
    """Where programs are begun, gone on with, and looked back at."""

    kinds: ClassVar[frozenset[str]] = frozenset({"run", "answer", "setting"})
    begin_requested = Signal(object)
    why_requested = Signal(object)
    go_on_requested = Signal(object)
    look_back_requested = Signal(object)
    delete_requested = Signal(object)
    shown = Signal(object)
    """A widget on the page that has to come into view."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._wanted = ""
        self._shown: tuple[date, Shelf] | None = None
        self.runs: list[RunCard] = []
        self.again: list[AgainCard] = []
        self.rows: list[ProgramRow] = []
        self._parts = QVBoxLayout(self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(GAP)

    def refresh(self) -> None:
        """Ask for the programs and the runs through them."""
        self.context.tasks.run(
            _shelf, self.context, done=self._on_shelf_read, latest="practice.programs", owner=self
        )

    def show_program(self, id: str) -> None:
        """Bring a program into view, with the focus where one begins or goes on with it."""
        self._wanted = id
        self.refresh()

    def _on_shelf_read(self, shelf: Shelf) -> None:
        today = self.context.today()
        if self._shown != (today, shelf):
            self._shown = (today, shelf)
            self._rebuild(shelf, today)
        if self._wanted:
            QTimer.singleShot(0, self, self._focus_wanted)  # a row that is new has no place yet

    def _focus_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        ways = {row.program.id: row.begin for row in self.rows if not row.begin.isHidden()}
        ways |= {card.program.id: card.go_on for card in self.runs}
        way = ways.get(wanted, self.closer)  # what is hidden until wanted can be shown there
        way.setFocus(Qt.FocusReason.TabFocusReason)
        self.shown.emit(way)

    def _rebuild(self, shelf: Shelf, today: date) -> None:
        _empty(self._parts)
        self.runs = [
            RunCard(program, course, today)
            for program, course in (*shelf.in_state(RunState.GOING), *shelf.in_state(RunState.PAUSED))
        ]
        for card in self.runs:
            card.go_on_requested.connect(self.go_on_requested)
            card.look_back_requested.connect(self.look_back_requested)
            card.pause_requested.connect(self._on_pause_requested)
            card.delete_requested.connect(self.delete_requested)
            self._parts.addWidget(card)
        self.again = [AgainCard(program, course) for program, course in shelf.due_again(today)]
        for offer in self.again:
            offer.begin_requested.connect(self.begin_requested)
            offer.look_back_requested.connect(self.look_back_requested)
            self._parts.addWidget(offer)
        self._parts.addWidget(self._all(shelf))
        finished = shelf.in_state(RunState.FINISHED)
        if finished:
            self._parts.addWidget(self._finished(finished))
        self._parts.addWidget(self._closer(shelf), 0, Qt.AlignmentFlag.AlignLeft)
        self._parts.addStretch(1)

    def _all(self, shelf: Shelf) -> Card:
        card = Card(tr("Ten steps, a program or two for each"))
        busy = {course.run.program for _, course in shelf.in_state(RunState.GOING, RunState.PAUSED)}
        self.rows = []
        names, last = ten_steps(), 0
        for program in sorted(shelf.programs, key=lambda program: program.step_of_ten):
            if program.opt_in and not shelf.closer:
                continue
            step = program.step_of_ten
            if step != last:
                if last:
                    card.body.addWidget(rule())
                card.body.addWidget(label(f"{step} · {names[step - 1]}", "eyebrow"))
            last = step
            row = ProgramRow(program)
            row.show_running(program.id in busy)
            row.begin_requested.connect(self.begin_requested)
            row.why_requested.connect(self.why_requested)
            self.rows.append(row)
            card.body.addWidget(row)
        return card

    def _finished(self, finished: Sequence[tuple[Program, Course]]) -> Card:
        card = Card(tr("Finished"))
        for program, course in finished:
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addWidget(label(program.name, "heading"), 1)
            row.addWidget(label(short_day(course.run.finished_on or course.last_day), "hint"))
            back, again = Button(tr("Look back"), "link"), Button(tr("Do it again"), "link")
            for button in (back, again):
                button.setAccessibleName(f"{button.text()}: {program.name}")
                row.addWidget(button)
            back.clicked.connect(lambda _=False, course=course: self.look_back_requested.emit(course))
            again.clicked.connect(lambda _=False, program=program: self.begin_requested.emit(program))
            card.body.addLayout(row)
        return card

    def _closer(self, shelf: Shelf) -> Button:
        words = tr("Hide what is about touch and desire") if shelf.closer else None
        self.closer = Button(words or tr("There is something about touch and desire, too: show it"), "link")
        self.closer.clicked.connect(self._on_closer_clicked)
        return self.closer

    def _on_closer_clicked(self) -> None:
        self.context.tasks.run(_turn_closer, self.context, done=lambda _: self.refresh(), owner=self)

    def _on_pause_requested(self, course: Course) -> None:
        practice = self.context.journal.practice
        self.context.tasks.run(practice.pause, course.run.id, done=lambda _: self.refresh(), owner=self)


def _shelf(context: Context) -> Shelf:
    journal = context.journal
    closer = journal.settings.read().closer
    return Shelf(context.library.programs, tuple(journal.practice.all()), closer)


def _turn_closer(context: Context) -> None:
    settings = context.journal.settings
    now = settings.read()
    settings.write(replace(now, closer=not now.closer))


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
