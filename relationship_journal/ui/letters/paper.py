"""A letter while it is written, and after: the paper itself, what helps beside it, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from relationship_journal.domain.letters import (
    Fate,
    Form,
    Letter,
    LetterPage,
    Standing,
    has_detail,
    standing_of,
)
from relationship_journal.domain.records import Privacy
from relationship_journal.ui.context import Context
from relationship_journal.ui.draft import Draft
from relationship_journal.ui.letters.sheet import LetterSheet
from relationship_journal.ui.letters.words import saved_words, short_day, tr
from relationship_journal.ui.today.line import fill
from relationship_journal.ui.words import sentence_of

KIND = "letter"
READING = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


def _said(letter: Letter) -> str:
    """What a letter says, for the offer to undo; one that says nothing is not kept."""
    return letter.title.strip() or letter.text.strip()


class LetterPaper(LetterSheet):
    """Edits one letter at a time; everything is kept as it is written. It never holds a sealed one."""

    closed = Signal()
    """The letter is gone."""
    sealed = Signal(object)
    """The letter (its id) was sealed, and is no longer here."""
    history_requested = Signal(str, object)
    readiness_changed = Signal()
    """Whether it may be printed or copied may be another now."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.clock, parent)
        self._context = context
        self._form = Form.LETTER
        self._hours = 0
        self._detail_seen = False
        self.resting = False
        letters = context.journal.letters
        self.draft: Draft[Letter] = Draft(
            context, KIND, lambda: letters.new(self._form), letters.save, _said, self
        )
        self._connect()

    def _connect(self) -> None:
        draft = self.draft
        self.title.textEdited.connect(lambda text: draft.change(title=text))
        self.title.textEdited.connect(self._show_offers)
        self.title.returnPressed.connect(self.text.setFocus)
        self.title.editingFinished.connect(draft.flush)
        self.text.edited.connect(lambda: draft.change(text=self.text.toPlainText()))
        self.text.edited.connect(self._show_offers)
        self.text.left.connect(draft.flush)
        self.form.form_chosen.connect(self._on_form_chosen)
        self.qualities.changed.connect(lambda chosen: draft.keep(qualities=chosen))
        self.for_us.clicked.connect(self._on_for_us_clicked)
        self.hard_day.clicked.connect(self._on_hard_day_clicked)
        self.cooling.released.connect(lambda reason: self._set(released_because=reason))
        self.cooling.rest_requested.connect(lambda: self._set(released_because=""))
        self.cooling.rested.connect(self._show_offers)
        self.detail.clicked.connect(self._on_detail_clicked)
        self.given.day_chosen.connect(lambda day: self._set(given_on=day))
        self.given.how_edited.connect(lambda text: draft.change(given_how=text))
        self.given.reaction_edited.connect(lambda text: draft.change(reaction=text))
        self.foot.keep_requested.connect(self.keep)
        self.foot.seal_requested.connect(self.seal)
        self.foot.give_requested.connect(self.give)
        self.foot.draft_requested.connect(self.draft_again)
        draft.saved.connect(self._on_draft_saved)
        draft.deleted.connect(self._show_offers)
        self.history.clicked.connect(self._on_history_clicked)
        self.remove.clicked.connect(self.delete)

    # what is shown

    @property
    def open_id(self) -> UUID | None:
        """The letter that is open; None for one of which nothing was written yet."""
        return self.draft.record.id if self.draft.record is not None else None

    @property
    def letter(self) -> Letter:
        """The letter as it is now."""
        return self.draft.record or self._context.journal.letters.new(self._form)

    @property
    def may_go_out(self) -> bool:
        """Whether it may be printed or copied."""
        return self.draft.is_stored and not self.draft.is_blank and not self.resting

    def begin(self, form: Form, hours: int) -> None:
        """Start a letter."""
        self.draft.let_go()
        self._form, self._hours, self._detail_seen = form, hours, False
        self.saved.clear()
        self._show(self.letter, fresh=True)

    def write(self, text: str) -> None:
        """Put `text` in place of what is there, as what the user wrote elsewhere."""
        self.draft.change(text=text)
        self.text.setPlainText(text)
        self._show_offers()

    def open(self, page: LetterPage) -> None:
        """Take up a letter, or what the journal knows anew of the one that is open."""
        letter, fresh = page.letter, self.open_id != page.letter.id
        if fresh:
            self.draft.let_go()
        self._hours, self._detail_seen, self._form = page.cooling_hours, page.detail_seen, letter.form
        if self.draft.take(letter):
            self._show(letter, fresh=fresh)
            self._say_saved(letter)

    def let_go(self) -> None:
        """Save what is written and hold nothing any more."""
        self.draft.let_go()
        self._show(self.letter, fresh=True)

    def _show(self, letter: Letter, fresh: bool = False) -> None:
        """Fill the fields that say something else; a field that says the same keeps its cursor."""
        if self.title.text() != letter.title:
            self.title.setText(letter.title)
        if fresh:
            self.text.setPlainText(letter.text)
        else:
            fill(self.text, letter.text)
        self.qualities.choose(letter.qualities)
        self.for_us.setChecked(letter.privacy is Privacy.DRAFT)
        self.given.show_letter(letter, self._context.today())
        self.detail.setChecked(False)
        self._show_offers()

    def _show_offers(self, *_: object) -> None:
        """Offer what can be done with the letter as it stands."""
        letter, blank = self.letter, self.draft.is_blank
        fate = letter.fate
        writing = fate is Fate.DRAFT
        self.form.show_form(letter.form)
        self.form.setVisible(writing)
        self.title.setReadOnly(not writing)
        self.title.setVisible(writing or bool(letter.title.strip()))
        self.text.setReadOnly(not writing)
        if not writing:
            self.text.setTextInteractionFlags(READING)
        self.resting = self.cooling.show_letter(letter, self._hours)
        self.qualities.setVisible(writing or bool(letter.qualities))
        self.qualities.setEnabled(writing)
        self.detail.setVisible(writing and not blank and not self._detail_seen)
        self.hint.setVisible(not self.detail.isHidden() and has_detail(letter.text))
        self.for_us.setVisible(writing)
        self.hard_day.setVisible(writing and not letter.hard_day)
        self.given.setVisible(fate is Fate.GIVEN)
        for button in (self.history, self.remove):
            button.setVisible(self.draft.is_stored)
        self.state.setText(self._words_of_state(letter))
        self.foot.show_fate(fate, self._context.today(), blank=blank, resting=self.resting)
        self.readiness_changed.emit()

    def _words_of_state(self, letter: Letter) -> str:
        if letter.fate is Fate.GIVEN:
            day = short_day(letter.given_on or letter.day, self._context.today())
            state = tr("Given {day}").format(day=day)
        else:
            state = tr("Kept to yourself") if letter.fate is Fate.KEPT else tr("Draft")
        return f"{state} ·" if self.saved.text() else state

    def _say_saved(self, letter: Letter) -> None:
        clock = self._context.clock
        self.saved.show_time(saved_words(letter.updated_at, clock.now(), clock.zone()))
        self.state.setText(self._words_of_state(letter))

    def place(self) -> dict[str, Any]:
        """Which letter is open and where the cursor stands."""
        return {"letter": str(self.open_id), **self.cursor_place()} if self.draft.is_stored else {}

    # what the user does

    def flush(self) -> None:
        """Hand over what was written."""
        self.draft.flush()

    def keep(self) -> None:
        """It is for oneself."""
        self._become(self._context.journal.letters.keep, tr("Kept to yourself."))

    def seal(self, until: date) -> None:
        """Put it out of sight until a day."""
        seal = self._context.journal.letters.seal
        day = short_day(until, self._context.today())
        self._become(lambda letter: seal(letter, until), tr("Sealed until {day}.").format(day=day))

    def give(self) -> None:
        """It was given today; the day can be changed."""
        give, today = self._context.journal.letters.give, self._context.today()
        self._become(lambda letter: give(letter, today), tr("Given."))

    def draft_again(self) -> None:
        """Write on it."""
        self._become(self._context.journal.letters.draft_again, tr("A draft again."))

    def delete(self) -> None:
        """Move the open letter to the bin and offer to undo it."""
        self.draft.delete()
        self.let_go()
        self.closed.emit()

    def _become(self, work: Callable[[Letter], Letter], said: str) -> None:
        """Save what is written, then have `work` done with the letter."""
        self.draft.flush()
        letter = self.draft.record
        if letter is None or self.draft.is_blank:
            return
        for field in (self.title, self.text):
            field.setReadOnly(True)  # until it is known what became of it
        self._context.tasks.run(
            work, letter,
            done=partial(self._on_became, standing_of(letter), said),
            failed=self._on_refused, owner=self,
        )  # fmt: skip

    def _on_became(self, before: Standing, said: str, letter: Letter) -> None:
        journal, tasks = self._context.journal, self._context.tasks
        self._context.notices.done(
            said, lambda: tasks.run(journal.letters.take_back, letter.id, before), tr("Taken back.")
        )
        if letter.id != self.open_id:
            return
        self.draft.take(letter)
        if letter.fate is Fate.SEALED:
            self.let_go()
            self.sealed.emit(letter.id)
        else:
            self._show(letter)
            (self.given.how if letter.fate is Fate.GIVEN else self.foot).setFocus()

    def _on_refused(self, error: Exception) -> None:
        self._context.notices.say(sentence_of(error))
        self._show_offers()

    def _set(self, **values: Any) -> None:
        self.draft.keep(**values)
        self._show_offers()

    def _on_form_chosen(self, form: Form) -> None:
        self._form = form
        if self.draft.record is not None:
            self.draft.keep(form=form)

    def _on_for_us_clicked(self, wanted: bool) -> None:
        self.draft.keep(privacy=Privacy.DRAFT if wanted else Privacy.MINE)

    def _on_hard_day_clicked(self) -> None:
        self._set(hard_day=True)
        letter = self.open_id

        def undo() -> None:
            if self.open_id == letter:
                self._set(hard_day=False)

        self._context.notices.done(tr("It rests before it goes out."), undo, tr("Taken back."))

    def _on_detail_clicked(self) -> None:
        self._detail_seen = True
        if (id := self.open_id) is not None:
            self._context.tasks.run(self._context.journal.letters.note_detail, id, True)
        self._show_offers()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_draft_saved(self) -> None:
        self.saved.saved(self._context.clock.now().astimezone(self._context.clock.zone()))
        self._show_offers()

    def _on_history_clicked(self) -> None:
        self.flush()
        if self.draft.is_stored:
            self.history_requested.emit(KIND, self.open_id)
