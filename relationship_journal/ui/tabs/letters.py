"""Letters: notes, letters, thank-yous and apologies; written in peace, then given, kept or sealed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relationship_journal.domain.letters import (
    Fate,
    Form,
    Letter,
    LetterLine,
    LetterPage,
    QualityGroup,
    Scaffold,
    as_text,
    line_of,
    standing_of,
)
from relationship_journal.ui.clipboard import CLEARED_AFTER_MS
from relationship_journal.ui.context import Context
from relationship_journal.ui.letters.letter_list import LetterListCard
from relationship_journal.ui.letters.paper import KIND, LetterPaper
from relationship_journal.ui.letters.ripe_bar import RipeBar
from relationship_journal.ui.letters.scaffold_page import ScaffoldPage
from relationship_journal.ui.letters.sealed_page import SealedPage
from relationship_journal.ui.letters.words import name_words, tr
from relationship_journal.ui.letters.write_page import WritePage
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.tabs.base import Tab
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.empty_state import EmptyState
from relationship_journal.ui.widgets.page_header import PageHeader
from relationship_journal.ui.widgets.scroll import GAP, MARGIN_X, MARGIN_Y
from relationship_journal.ui.words import sentence_of

WIDE, LIST_WIDE, LIST_NARROW = 900, 290, 236
"""From so wide a tab on, in pixels, the list has more room."""


class LettersTab(Tab):
    """The list, and beside it one thing: a letter, a sealed one from outside, or the way into a new one."""

    kinds: ClassVar[frozenset[str]] = frozenset({KIND, "check_in", "moment", "setting"})
    history_requested = Signal(str, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._wanted: dict[str, Any] = {}
        self._hours = 0
        self._before: UUID | None = None
        self.list = LetterListCard(context)
        self.paper = LetterPaper(context)
        self.sealed = SealedPage()
        self.choice = WritePage()
        self.questions = ScaffoldPage()
        self.ripe = RipeBar()
        self.empty = EmptyState(
            tr("Here you write what you would like to say to them, and decide later whether they read it."),
            tr("“You stayed on the phone with your mother, tired as you were. I listened from the kitchen.”"),
            tr("Write the first one"),
        )
        self._parts: tuple[QWidget, ...] = (self.paper, self.sealed, self.choice, self.questions)
        self._build()
        self._connect()
        self._show(None)
        self.setFocusProxy(self.list.list)

    def _build(self) -> None:
        header = PageHeader(tr("Letters and notes"), tr("Say what you love about them, specifically."))
        self.copy = Button(tr("Copy as text"))
        self.print = Button(tr("Print…"))
        self.write = Button(tr("Write"), "primary")
        for button in (self.copy, self.print, self.write):
            header.actions.addWidget(button)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addStretch(0)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addLayout(left)
        for part in self._parts:
            columns.addWidget(part, 1)
        self.list.setFixedWidth(LIST_WIDE)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN_X, MARGIN_Y, MARGIN_X, MARGIN_Y)
        page.setSpacing(GAP)
        for widget in (header, self.ripe, self.empty):
            page.addWidget(widget)
        page.addLayout(columns, 1)
        page.addStretch(0)

    def _connect(self) -> None:
        self.copy.clicked.connect(lambda: self._hand_out(self._copy))
        self.print.clicked.connect(lambda: self._hand_out(self._print))
        self.write.clicked.connect(self.new)
        self.empty.started.connect(self.new)
        self.ripe.chosen.connect(self._open)
        self.list.list.row_activated.connect(lambda line: self._open(line.id))
        self.list.list.delete_requested.connect(self._on_delete_requested)
        self.list.model.delivered.connect(self._on_list_delivered)
        self.paper.history_requested.connect(self.history_requested)
        self.paper.readiness_changed.connect(self._show_readiness)
        self.paper.closed.connect(self._on_paper_closed)
        self.paper.sealed.connect(self._open)
        self.paper.draft.saved.connect(self._on_paper_saved)
        self.sealed.open_requested.connect(self._on_open_requested)
        self.sealed.delete_requested.connect(self._on_delete_requested)
        self.choice.blank_requested.connect(self._on_blank_requested)
        self.choice.scaffold_chosen.connect(self._on_scaffold_chosen)
        self.choice.left.connect(self._on_choice_left)
        self.questions.text_changed.connect(self.paper.write)
        self.questions.finished.connect(self._on_questions_finished)

    # what is shown

    @property
    def open_id(self) -> UUID | None:
        """The letter that is open, sealed or not."""
        if not self.sealed.isHidden():
            return self.sealed.open_id
        return None if self.paper.isHidden() and self.questions.isHidden() else self.paper.open_id

    def refresh(self) -> None:
        """Ask for the list, what opens today, the words to choose from, and the open letter anew."""
        context = self.context
        self.list.reload()
        context.tasks.run(
            context.journal.letters.ripe, context.today(),
            done=self.ripe.show_lines, latest="letters.ripe", owner=self,
        )  # fmt: skip
        context.tasks.run(self._read_words, done=self._on_words_read, latest="letters.words", owner=self)
        if self._wanted:
            self._read(UUID(self._wanted["letter"]))
        elif (id := self.open_id) is not None and not self.paper.draft.is_unsaved:
            self._read(id)

    def _read_words(self) -> tuple[Sequence[QualityGroup], Sequence[Scaffold], Sequence[str], int]:
        library, journal = self.context.library, self.context.journal
        hours = journal.settings.read().cooling_hours
        return library.qualities, library.scaffolds, journal.letters.own_qualities(), hours

    def _on_words_read(
        self, found: tuple[Sequence[QualityGroup], Sequence[Scaffold], Sequence[str], int]
    ) -> None:
        groups, scaffolds, own, self._hours = found
        self.paper.qualities.offer(groups, own)
        self.choice.offer(scaffolds)

    def _on_list_delivered(self) -> None:
        nothing = self.list.model.rowCount() == 0
        self.list.setHidden(nothing)
        self.setFocusProxy(self.empty.button if nothing else self.list.list)
        if all(part.isHidden() for part in self._parts):
            if nothing:
                self.empty.show()
            elif not self._wanted:
                self._read(self.list.model.item(0).id)

    def _show(self, part: QWidget | None) -> None:
        """Show one of the parts beside the list, or none."""
        for other in self._parts:
            if other is not part:
                other.hide()
        if part is not None:
            part.show()
            self.empty.hide()
        self.list.mark(self.open_id)
        self._show_readiness()

    def _show_readiness(self) -> None:
        ready = not self.paper.isHidden() and self.paper.may_go_out
        for button in (self.copy, self.print):
            button.setEnabled(ready)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.setFixedWidth(LIST_WIDE if self.width() >= WIDE else LIST_NARROW)

    # which letter

    def _open(self, id: UUID) -> None:
        """Open a letter, to go on writing."""
        self._wanted = {"letter": str(id), "word": ""}
        self._read(id)

    def _read(self, id: UUID) -> None:
        self.paper.flush()
        self.context.tasks.run(
            self.context.journal.letters.read, id,
            done=self._on_read, latest="letters.read", owner=self,
        )  # fmt: skip

    def _on_read(self, page: LetterPage | None) -> None:
        wanted, self._wanted = self._wanted, {}
        if page is None:
            if not self.paper.draft.is_unsaved:
                self._on_paper_closed()
            return
        if page.letter.fate is Fate.SEALED:
            self.paper.let_go()
            self.sealed.show_line(line_of(page.letter), self.context.today())
            self._show(self.sealed)
            return
        self.paper.open(page)
        if self.questions.isHidden() or wanted:
            self._show(self.paper)
        self.list.mark(self.open_id)
        if "cursor" in wanted:
            self.paper.restore_place(wanted)
        elif wanted:
            self.paper.find(wanted.get("word", ""))

    # what the user does

    def new(self) -> None:
        """Choose what to write."""
        self._before = self.open_id
        self.paper.let_go()
        self._show(self.choice)
        self.choice.blank.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Hand over what was written."""
        self.paper.flush()

    def show_entry(self, kind: str, id: object, day: date, word: str = "") -> None:
        """Open a letter with the cursor at `word`."""
        self._wanted = {"letter": str(id), "word": word}
        self._read(UUID(str(id)))

    def place(self) -> dict[str, Any]:
        """The letter that is open, and the cursor in it."""
        if not self.sealed.isHidden() and self.sealed.open_id is not None:
            return {"letter": str(self.sealed.open_id), "cursor": 0}
        return {} if self.open_id is None else self.paper.place()

    def restore_place(self, place: dict[str, Any]) -> None:
        """Open it again."""
        if place.get("letter"):
            self._wanted = place
            self._read(UUID(place["letter"]))

    def _on_blank_requested(self, form: Form) -> None:
        self.paper.begin(form, self._hours)
        self._show(self.paper)
        self.paper.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_scaffold_chosen(self, scaffold: Scaffold) -> None:
        self.paper.begin(scaffold.form, self._hours)
        self._show(self.questions)
        self.questions.begin(scaffold)

    def _on_questions_finished(self) -> None:
        self.paper.flush()
        self.questions.clear()
        self._show(self.paper)
        self.paper.find("")

    def _on_choice_left(self) -> None:
        self._show(None)
        if self._before is not None:
            self._read(self._before)
        self._on_list_delivered()
        self.write.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_paper_saved(self) -> None:
        clock = self.context.clock
        self.questions.say_saved(clock.now().astimezone(clock.zone()))
        self.list.mark(self.open_id)

    def _on_paper_closed(self) -> None:
        self.paper.let_go()
        self.questions.clear()
        self.sealed.line = None
        self._show(None)
        self.list.reload()
        self.list.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_delete_requested(self, line: LetterLine) -> None:
        if not self.paper.isHidden() and self.paper.open_id == line.id:
            self.paper.delete()
            return
        self.context.tasks.run(self.context.journal.bin.delete, KIND, line.id)
        self.context.notices.deleted(KIND, line.id, name_words(line))
        if line.id == self.open_id:
            self._on_paper_closed()

    def _on_open_requested(self, id: UUID) -> None:
        """Break the seal, on its day or early; it can be sealed again by undoing it."""
        line = self.sealed.line
        if line is None:
            return
        journal, tasks = self.context.journal, self.context.tasks

        def opened(letter: Letter | None) -> None:
            if letter is not None:
                before = standing_of(letter)
                sealed = type(before)(Fate.SEALED, line.sealed_until, None, before.privacy)
                self.context.notices.done(
                    tr("Opened."),
                    lambda: tasks.run(journal.letters.take_back, id, sealed),
                    tr("Sealed again."),
                )
                self._open(id)

        tasks.run(journal.letters.unseal, id, done=opened, owner=self)

    # out of the journal

    def _hand_out(self, then: Any) -> None:
        """Ask for the letter to print or to copy; the journal refuses one that rests or is sealed."""
        self.paper.flush()
        if (id := self.paper.open_id) is not None:
            self.context.tasks.run(
                self.context.journal.letters.hand_out, id,
                done=then, failed=lambda error: self.context.notices.say(sentence_of(error)), owner=self,
            )  # fmt: skip

    def _copy(self, letter: Letter) -> None:
        QGuiApplication.clipboard().setText(as_text(letter))
        self.context.notices.say(
            counted(
                "Letters",
                "Copied. After 1 second it is cleared from the clipboard.",
                "Copied. After {n} seconds it is cleared from the clipboard.",
                CLEARED_AFTER_MS // 1000,
            )
        )

    def _print(self, letter: Letter) -> None:
        from relationship_journal.ui.letters.print_dialog import PrintDialog

        PrintDialog(self.context, letter, self.window()).open()
