"""Practice: guided programs, agreements, three small acts a week, and what to bring to a counsellor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from relationship_journal.domain.changes import Changed
from relationship_journal.domain.programs import Course, Program, Run, RunState
from relationship_journal.exchange.archive import Selection
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.section_tabs import SectionTabs
from relationship_journal.ui.practice.layers import Layers
from relationship_journal.ui.practice.programs_page import ProgramsPage
from relationship_journal.ui.practice.reading_pages import LookBackPage, WhyPage
from relationship_journal.ui.practice.runner import Runner
from relationship_journal.ui.practice.section import PracticeSection
from relationship_journal.ui.practice.words import tr
from relationship_journal.ui.tabs.base import Tab
from relationship_journal.ui.widgets.page_header import PageHeader
from relationship_journal.ui.widgets.scroll import GAP, MARGIN_X, MARGIN_Y, Scroll

SECTIONS: tuple[tuple[str, str, str, str], ...] = (
    ("programs", str(QT_TRANSLATE_NOOP("Practice", "Programs")), "programs_page", "ProgramsPage"),
    ("agreements", str(QT_TRANSLATE_NOOP("Practice", "Agreements")), "agreements", "AgreementsPage"),
    ("week", str(QT_TRANSLATE_NOOP("Practice", "This week")), "weekly_plan", "WeeklyPlanPage"),
    ("counsellor", str(QT_TRANSLATE_NOOP("Practice", "Counsellor")), "counsellor", "CounsellorPage"),
)
"""Name, title, module in ui/practice and class of each section, in order."""
HOMES = {"agreement": "agreements", "small_act": "week", "counsellor_item": "counsellor"}
"""The section an entry of a kind is shown in; others are of the programs."""
ASKED_AGAIN_AFTER = timedelta(days=30)
"""After a rest as long as this, a program that asks for safety first asks again."""


class PracticeTab(Tab):
    """The sections, and over them, one at a time, a program being gone through or a page to read."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {"run", "answer", "agreement", "small_act", "counsellor_item", "setting"}
    )
    history_requested = Signal(str, object)
    export_requested = Signal(object)
    leave_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sections: dict[str, PracticeSection] = {}
        self._beginning = False
        self._build()
        self.programs = self._programs()

    def _build(self) -> None:
        header = PageHeader(
            tr("Practice"), tr("Small exercises, at your own pace, for as long as they do good.")
        )
        self.chooser = SectionTabs(tr("Parts of Practice"), [tr(title) for _, title, _, _ in SECTIONS])
        self.chooser.currentChanged.connect(self._on_chooser_changed)
        self._pages = QStackedWidget()
        for _ in SECTIONS:
            scroll = Scroll(margins=(MARGIN_X, GAP, MARGIN_X, MARGIN_Y))
            self._pages.addWidget(scroll)
        head = QVBoxLayout()
        head.setContentsMargins(48, 36, 48, 0)
        head.setSpacing(4)
        head.addWidget(header)
        head.addWidget(self.chooser)
        front = QWidget()
        inside = QVBoxLayout(front)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(head)
        inside.addWidget(self._pages, 1)
        self._layers = Layers(front)
        self._layers.cleared.connect(self._on_layers_cleared)
        self._layers.leave_requested.connect(self.leave_requested)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._layers)

    def _programs(self) -> ProgramsPage:
        page = self.section("programs")
        assert isinstance(page, ProgramsPage)
        page.begin_requested.connect(self.begin)
        page.go_on_requested.connect(lambda course: self.open_run(course.run.id))
        page.why_requested.connect(self._on_why_requested)
        page.look_back_requested.connect(lambda course: self.look_back(course.run.id))
        page.delete_requested.connect(self._delete)
        scroll = self._pages.widget(0)
        assert isinstance(scroll, Scroll)
        page.shown.connect(scroll.ensureWidgetVisible)
        return page

    @property
    def over(self) -> QWidget | None:
        """The page over the sections, if there is one."""
        return self._layers.page

    # sections

    @property
    def current_section(self) -> str:
        """The name of the section in view."""
        return SECTIONS[self.chooser.currentIndex()][0]

    def section(self, name: str) -> PracticeSection:
        """A section by its name, built now if it was not yet."""
        if name not in self._sections:
            number = [one for one, *_ in SECTIONS].index(name)
            _, _, module, cls = SECTIONS[number]
            made: PracticeSection = getattr(import_module(f"relationship_journal.ui.practice.{module}"), cls)(
                self.context
            )
            made.history_requested.connect(self.history_requested)
            self._sections[name] = made
            holder = self._pages.widget(number)
            assert isinstance(holder, Scroll)
            holder.page.addWidget(made)
        return self._sections[name]

    def go(self, name: str) -> PracticeSection:
        """Bring a section into view."""
        self._layers.put_away()
        self.chooser.setCurrentIndex([one for one, *_ in SECTIONS].index(name))
        return self.section(name)

    def _on_chooser_changed(self, number: int) -> None:
        for section in self._sections.values():
            section.flush()
        self._pages.setCurrentIndex(number)
        self.section(SECTIONS[number][0]).refresh()

    # what every tab can do

    def refresh(self) -> None:
        """Ask for what is in view."""
        if isinstance(self.over, Runner):
            self._ask_for_run(self.over.drafts.run.id, self._on_run_read_again)
        elif self.over is None:
            self.section(self.current_section).refresh()

    def on_changed(self, changed: Changed) -> None:
        """Only what the section in view shows is asked for again."""
        over = self.over is not None
        if over or self.section(self.current_section).kinds & changed.kinds:
            super().on_changed(changed)

    def flush(self) -> None:
        """Hand over what was written; questions about safety are gone when one looks elsewhere."""
        for section in self._sections.values():
            section.flush()
        self._layers.flush()

    def new(self) -> None:
        """Begin something new in the section in view."""
        if self.over is None:
            self.section(self.current_section).new()

    def show_entry(self, kind: str, id: object, day: date, word: str = "") -> None:
        """Open an answer in its run, or another entry in its section."""
        if kind == "answer":
            self.context.tasks.run(
                self.context.journal.find, kind, UUID(str(id)),
                done=lambda answer: self._on_answer_found(answer, word), latest="practice.find", owner=self,
            )  # fmt: skip
        else:
            self.go(HOMES.get(kind, "programs")).show_entry(kind, UUID(str(id)), day, word)

    def place(self) -> dict[str, Any]:
        """The section and where one is in it; the step of a run."""
        where: dict[str, Any] = {"section": self.current_section}
        if isinstance(self.over, Runner):
            return where | {"runner": self.over.place()}
        return where | {"in": self.section(self.current_section).place()}

    def restore_place(self, place: dict[str, Any]) -> None:
        """Go back to it."""
        name = place.get("section", "programs")
        if name in HOMES.values():
            self.go(name)
        if place.get("in"):
            self.section(name).restore_place(place["in"])
        if runner := place.get("runner"):
            self.open_run(UUID(runner["run"]), place=runner)

    # going through a program

    def begin(self, program: Program) -> None:
        """Begin a program, after the questions where it has some."""
        if program.gated:
            self._layers.ask_first(lambda: self._begin(program))
        else:
            self._begin(program)

    def open_run(self, id: UUID, key: str = "", word: str = "", place: dict[str, Any] | None = None) -> None:
        """Go on with a run, at its first open step or at the step `key`."""
        self._ask_for_run(id, lambda found: self._on_run_read(found, key, word, place))

    def show_program(self, id: str) -> None:
        """Bring a program into view, to be begun by whoever wants to."""
        self.go("programs")
        self.programs.show_program(id)

    def _begin(self, program: Program) -> None:
        if self._beginning:  # pressed twice, begun once
            return
        self._beginning = True
        self.context.tasks.run(
            self.context.journal.practice.begin, program.id, self.context.today(),
            done=lambda run: self._on_begun(program, run), failed=self._on_not_begun, owner=self,
        )  # fmt: skip

    def _on_begun(self, program: Program, run: Run) -> None:
        self._beginning = False
        self._show_runner(program, Course(run, ()))

    def _on_not_begun(self, error: Exception) -> None:
        self._beginning = False
        self.context.saving.failed(error, self.context.journal)

    def _ask_for_run(self, id: UUID, done: Callable[[Any], None]) -> None:
        self.context.tasks.run(_found, self.context, id, done=done, latest="practice.run", owner=self)

    def _on_run_read(
        self,
        found: tuple[Program, Course] | None,
        key: str = "",
        word: str = "",
        place: dict[str, Any] | None = None,
    ) -> None:
        if found is None:
            self.go("programs")
            return
        program, course = found
        if course.run.state is RunState.FINISHED:
            self._show_back(program, course)
            return
        rested = self.context.today() - course.last_day
        if program.gated and rested > ASKED_AGAIN_AFTER and not key and place is None:
            self._layers.ask_first(lambda: self._show_runner(program, course))
        else:
            self._show_runner(program, course, key, word, place)

    def _on_run_read_again(self, found: tuple[Program, Course] | None) -> None:
        if isinstance(self.over, Runner) and found is not None:
            self.over.take(found[1])

    def _show_runner(
        self,
        program: Program,
        course: Course,
        key: str = "",
        word: str = "",
        place: dict[str, Any] | None = None,
    ) -> None:
        if course.run.state is RunState.PAUSED:
            self.context.tasks.run(self.context.journal.practice.resume, course.run.id)
        runner = Runner(self.context, program, course)
        runner.left.connect(self._layers.put_away)
        runner.history_requested.connect(self.history_requested)
        runner.look_back_requested.connect(self.look_back)
        runner.agreement_requested.connect(lambda one: self.show_entry("agreement", one.id, one.day))
        self._layers.lay(runner)
        runner.open(key or (place or {}).get("key", ""), word, place)

    def _on_answer_found(self, answer: Any, word: str) -> None:
        if answer is not None and answer.deleted_at is None:
            self.open_run(answer.run_id, answer.key, word)

    # pages over the sections

    def _on_why_requested(self, program: Program) -> None:
        self.context.tasks.compute(
            lambda: self.context.library.evidence,
            done=lambda evidence: self._show_page(WhyPage(program, evidence)), owner=self,
        )  # fmt: skip

    def look_back(self, id: UUID) -> None:
        """Show all that was answered in a run."""
        self._ask_for_run(id, lambda found: self._show_back(*found) if found else self._layers.put_away())

    def _show_back(self, program: Program, course: Course) -> None:
        page = LookBackPage(program, course)
        page.again_requested.connect(self.begin)
        page.delete_requested.connect(self._delete)
        page.export_requested.connect(
            lambda course: self.export_requested.emit(
                Selection(ids=frozenset({course.run.id}), label=program.name)
            )
        )
        self._show_page(page)

    def _delete(self, course: Course) -> None:
        """Throw a run away with its answers, and offer to undo it."""
        tasks, practice, id = self.context.tasks, self.context.journal.practice, course.run.id
        tasks.run(practice.delete, id, done=lambda _: self._layers.put_away(), owner=self)
        self.context.notices.done(
            tr("Deleted, with what was written in it"),
            lambda: tasks.run(practice.bring_back, id),
            tr("Brought back"),
        )

    def _show_page(self, page: WhyPage | LookBackPage) -> None:
        page.closed.connect(self._layers.put_away)
        self._layers.lay(page)

    def _on_layers_cleared(self) -> None:
        self.section(self.current_section).refresh()
        self.chooser.setFocus(Qt.FocusReason.OtherFocusReason)


def _found(context: Context, id: UUID) -> tuple[Program, Course] | None:
    """A run and its program, if both are still there."""
    course = context.journal.practice.course(id)
    program = next((one for one in context.library.programs if course and one.id == course.run.program), None)
    return None if course is None or program is None else (program, course)
