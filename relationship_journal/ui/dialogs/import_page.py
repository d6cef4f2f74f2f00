"""Bring in what was written elsewhere: look first, then all of it or nothing, and undo it as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from relationship_journal.domain.imports import ImportStopped
from relationship_journal.domain.incoming import Choices
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.import_report import ReportCard
from relationship_journal.ui.dialogs.import_words import listed, past_words, tr, undone_words
from relationship_journal.ui.dialogs.sheet import Sheet
from relationship_journal.ui.widgets.announce import announce
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.scroll import Scroll
from relationship_journal.ui.widgets.stack import Stack
from relationship_journal.ui.work_row import WorkRow

if TYPE_CHECKING:
    from relationship_journal.journal.imports import Brought, Imports, Plan, Taken, Undone

Progress = Callable[[float, str], None]
Stopped = Callable[[], bool]


def look(imports: Imports, path: Path, progress: Progress, stopped: Stopped) -> Plan:
    """Read a file or folder and tell what it would bring. Raises ImportRefused, ImportStopped."""
    from relationship_journal.exchange.imports.formats import read
    from relationship_journal.exchange.imports.source import open_source

    step = _heeding(progress, stopped)
    return imports.plan(read(open_source(path), None, step), name=path.name, step=step)


def bring_in(imports: Imports, plan: Plan, choices: Choices, progress: Progress, stopped: Stopped) -> Taken:
    """Bring in what was looked at, with the moods as chosen since. Raises ImportStopped."""
    step = _heeding(progress, stopped)
    return imports.take_in(imports.plan(plan.haul, choices, plan.name), step)


def undo(imports: Imports, id: UUID, progress: Progress, stopped: Stopped) -> Undone:
    """Put an import into the bin as a whole. Raises ImportStopped."""
    return imports.undo(id, _heeding(progress, stopped))


def take_back(imports: Imports, id: UUID, progress: Progress, stopped: Stopped) -> dict[str, int]:
    """Bring back an import that was undone. Raises ImportStopped."""
    return imports.take_back(id, _heeding(progress, stopped))


def _heeding(progress: Progress, stopped: Stopped) -> Progress:
    """`progress` that ends the work once it is no longer wanted."""

    def step(part: float, name: str) -> None:
        if stopped():
            raise ImportStopped
        progress(part, name)

    return step


class ImportPage(Sheet):
    """Choose a file, see what it would bring, bring it in; below, what was brought in before."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            tr("Bring in what you wrote elsewhere"),
            tr("You see what would come in before anything is written. A backup is made first."),
            parent,
        )
        self.plan: Plan | None = None
        self.file = Button(tr("Choose a file…"), "primary")
        self.folder = Button(tr("Choose a folder…"))
        self.work = WorkRow(context)
        self.report = ReportCard()
        self.past = Stack()
        self.before = Card(tr("Brought in before"))
        self._build()
        self.file.clicked.connect(lambda: self._choose(context.chooser.open_file))
        self.folder.clicked.connect(lambda: self._choose(context.chooser.open_folder))
        self.report.bring.clicked.connect(self._on_bring_clicked)
        self.report.leave.clicked.connect(self._put_away)
        self.work.busy_changed.connect(self._on_busy_changed)
        self.focus_on(self.file)
        self._ask_for_past()

    def look_at(self, path: Path) -> None:
        """Read a file or folder and show what it would bring."""
        self._put_away()
        self._run(look, path, done=self._on_looked)

    def flush(self) -> None:
        """The page is going away: nothing goes on, and nothing half done stays."""
        self.work.stop()

    def _build(self) -> None:
        programs = tr(
            "From Day One, Daylio, jrnl, RedNotebook, Journey, Loop Habits, Mini Diary, Joplin, Standard "
            "Notes, Diarium, from text and Markdown, or from a JSON file of this journal. You need not say "
            "which: the file tells. Pictures stay where they are."
        )
        chosen = Card()
        chosen.body.addWidget(label(programs, wrap=True))
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.file)
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        chosen.body.addLayout(buttons)
        chosen.body.addWidget(self.work)
        self.before.body.addWidget(self.past)
        scroll = Scroll(margins=(0, 8, 0, 0))
        for card in (chosen, self.report, self.before):
            scroll.page.addWidget(card)
        self.report.hide()
        self.before.hide()
        self.page.addWidget(scroll, 1)

    def _choose(self, ask: Callable[[QWidget, str, str], str | None]) -> None:
        chosen = ask(self, tr("What shall be brought in?"), str(self.context.documents))
        if chosen is not None and isValid(self):
            self.look_at(Path(chosen))

    def _run(self, work: Callable[..., object], *args: object, done: Callable[..., None]) -> None:
        self.work.run(work, self.context.journal.imports, *args, done=done, failed=lambda _: self._go_on())

    def _on_busy_changed(self, busy: bool) -> None:
        for widget in (self.file, self.folder, self.report, self.before):
            widget.setEnabled(not busy)

    def _on_looked(self, plan: Plan) -> None:
        self.plan = plan
        self.report.show_report(plan.report)
        self.report.show()
        self._go_on()

    def _on_bring_clicked(self) -> None:
        if self.plan is not None:
            self._run(bring_in, self.plan, Choices(self.report.moods()), done=self._on_brought)

    def _on_brought(self, taken: Taken) -> None:
        self._put_away()
        self._ask_for_past()
        if taken.import_id is None:
            self.work.say(tr("There was nothing new in it."))
            return
        words = tr("Brought in: {what}").format(what=listed(taken.counts))
        self.context.notices.done(words, partial(self._undo_unseen, taken.import_id), tr("Undone"))

    def _undo_unseen(self, id: UUID) -> None:
        """Undo from the notice, which may outlive this page."""
        self.context.tasks.run(
            self.context.journal.imports.undo,
            id,
            done=lambda _: self._ask_for_past() if isValid(self) else None,
        )

    def _undo(self, id: UUID) -> None:
        self._run(undo, id, done=self._on_undone)

    def _on_undone(self, undone: Undone) -> None:
        self.work.say(undone_words(undone.gone, undone.kept))
        self._ask_for_past()
        self._go_on()

    def _take_back(self, id: UUID) -> None:
        self._run(take_back, id, done=self._on_taken_back)

    def _on_taken_back(self, counts: dict[str, int]) -> None:
        self.work.say(tr("Back again: {what}").format(what=listed(counts)))
        self._ask_for_past()
        self._go_on()

    def _put_away(self) -> None:
        """Back to the choice of a file."""
        self.plan = None
        self.work.say("")
        self._go_on()
        self.report.hide()

    def _go_on(self) -> None:
        """Put the focus where one goes on from here."""
        self.focus_on(self.file if self.plan is None else self.report.first())
        if self.plan is not None:
            announce(self.report, self.report.summary())

    def _ask_for_past(self) -> None:
        self.context.tasks.run(
            self.context.journal.imports.all, done=self._on_past_read, latest="imports.past", owner=self
        )

    def _on_past_read(self, past: Sequence[Brought]) -> None:
        self.past.clear()
        self.before.setVisible(bool(past))
        for one in past:
            self.past.add(self._past_row(one))

    def _past_row(self, one: Brought) -> QWidget:
        undone = one.undone_at is not None
        button = Button(tr("Bring back") if undone else tr("Undo this import"), "quiet")
        button.setAccessibleName(f"{button.text()}: {one.name}")
        button.setEnabled(bool(one.away if undone else one.here))
        button.clicked.connect(partial(self._take_back if undone else self._undo, one.id))
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(past_words(one), wrap=True), 1)
        row.addWidget(button)
        return made
