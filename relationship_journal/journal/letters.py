"""Letters: written, slept on, given, kept, or sealed until their day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from relationship_journal.domain.letters import (
    HARD_CLOSENESS,
    NAME_CHARACTERS,
    Fate,
    Form,
    Letter,
    LetterLine,
    LetterPage,
    LetterRests,
    LetterSealed,
    Standing,
    drafted,
    given,
    is_cooling,
    is_sealed,
    kept,
    line_of,
    sealed,
)
from relationship_journal.domain.moments import Tone
from relationship_journal.domain.settings import JournalSettings
from relationship_journal.journal.base import Desk, save_text
from relationship_journal.journal.settings import PRIVATE, Settings, setting_values
from relationship_journal.vault.tables import check_ins, letters, moments
from relationship_journal.vault.work import Work

_ALIVE = letters.c.deleted_at.is_(None)
_NEWEST = letters.c.day.desc(), letters.c.id.desc()
_DETAIL = PRIVATE + "letters_with_detail"
_REMEMBERED = 400
"""For so many letters it is remembered that the question about a detail was answered."""


class Letters:
    """What a user can do with letters. What is done with one is told its newest words as well."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def new(self, form: Form = Form.LETTER) -> Letter:
        """A letter begun now, not yet stored."""
        desk = self._desk
        return Letter(
            id=desk.fresh_id(), day=desk.today(), zone=desk.zone(), form=form, begun_at=desk.now(), title=""
        )

    def save(self, letter: Letter) -> Letter:
        """Store it; one whose words were all erased goes to the bin."""
        with self._desk.unsaved.saving(letter) as work:
            return save_text(self._desk, work, _marked(work, letter), "title", "text")

    def give(self, letter: Letter, day: date) -> Letter:
        """It was given on `day`. Raises LetterRests while it asks to be slept on."""
        with self._desk.unsaved.saving(letter) as work:
            marked = _marked(work, letter)
            self._must_have_rested(work, marked)
            return work.put(given(marked, day))

    def seal(self, letter: Letter, until: date) -> Letter:
        """Let nobody read it before the day `until`."""
        return self._put(sealed(letter, until))

    def keep(self, letter: Letter) -> Letter:
        """It is for oneself."""
        return self._put(kept(letter))

    def draft_again(self, letter: Letter) -> Letter:
        """Take back what became of it."""
        return self._put(drafted(letter))

    def unseal(self, id: UUID) -> Letter | None:
        """Open a sealed letter, on its day or early: it is a draft again."""
        with self._desk.vault.work() as work:
            letter = work.get(Letter, id)
            return None if letter is None else work.put(drafted(letter))

    def take_back(self, id: UUID, standing: Standing) -> None:
        """Undo what was just done with it: it stands again as it stood, with the words it has now."""
        with self._desk.vault.work() as work:
            if (letter := work.get(Letter, id)) is not None:
                work.put(replace(letter, **vars(standing)))

    def read(self, id: UUID) -> LetterPage | None:
        """A letter to go on with; None when it is gone."""
        seen = id.hex in self._with_detail()
        with self._desk.vault.work() as work:
            letter = work.get(Letter, id)
            if letter is None or letter.deleted_at is not None:
                return None
            return LetterPage(_marked(work, letter), _hours(work), seen)

    def hand_out(self, id: UUID) -> Letter:
        """A letter to print or to copy. Raises LetterRests or LetterSealed when it is not to go out."""
        with self._desk.vault.work() as work:
            letter = work.get(Letter, id)
            if letter is None or is_sealed(letter, self._desk.today()):
                raise LetterSealed
            marked = _marked(work, letter)
            self._must_have_rested(work, marked)
            return marked

    def page(self, offset: int = 0, limit: int = 200) -> list[LetterLine]:
        """Letters, newest first, as a list names them."""
        return self._lines(offset, limit)

    def ripe(self, today: date) -> list[LetterLine]:
        """Sealed letters whose day has come, the longest waiting first."""
        come = letters.c.fate == Fate.SEALED, letters.c.sealed_until <= today
        return sorted(self._lines(0, 100, *come), key=lambda line: line.sealed_until or today)

    def own_qualities(self) -> list[str]:
        """Every quality named in a letter so far, but for sealed ones, in alphabetical order."""
        with self._desk.vault.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT DISTINCT value FROM letter, json_each(qualities) "
                "WHERE deleted_at IS NULL AND fate <> 'sealed' ORDER BY 1"
            )
            return [str(name) for (name,) in rows]

    def note_detail(self, id: UUID, seen: bool) -> None:
        """Remember that there is a real detail in a letter, or ask again."""
        known = [other for other in self._with_detail() if other != id.hex]
        Settings(self._desk).set_value(_DETAIL, [*known, *([id.hex] if seen else [])][-_REMEMBERED:])

    def _with_detail(self) -> list[str]:
        stored = Settings(self._desk).value(_DETAIL)
        return [str(one) for one in stored] if isinstance(stored, list) else []

    def _put(self, letter: Letter) -> Letter:
        with self._desk.unsaved.saving(letter) as work:
            return work.put(letter)

    def _must_have_rested(self, work: Work, letter: Letter) -> None:
        if is_cooling(letter, self._desk.now(), _hours(work)):
            raise LetterRests

    def _lines(self, offset: int, limit: int, *where: object) -> list[LetterLine]:
        c = letters.c
        start = func.substr(func.trim(c.text), 1, 4 * NAME_CHARACTERS)
        query = select(c.id, c.day, c.form, c.title, start, c.fate, c.sealed_until, c.given_on)
        query = query.where(_ALIVE, *where).order_by(*_NEWEST).limit(limit).offset(offset)  # type: ignore[arg-type]
        with self._desk.vault.reading() as connection:
            return [
                line_of(
                    Letter(
                        id=id,
                        day=day,
                        form=form,
                        title=title,
                        text=words,
                        fate=fate,
                        sealed_until=until,
                        given_on=on,
                    )
                )
                for id, day, form, title, words, fate, until, on in connection.execute(query)
            ]


def _hours(work: Work) -> int:
    return JournalSettings.from_values(setting_values(work)).cooling_hours


def _marked(work: Work, letter: Letter) -> Letter:
    """The letter as one begun on a hard day, when that day was one."""
    if letter.hard_day or not _was_hard(work, letter.day):
        return letter
    return replace(letter, hard_day=True)


def _was_hard(work: Work, day: date) -> bool:
    """Whether a check-in of the day says so, or a hard moment."""
    low = select(check_ins.c.id).where(
        check_ins.c.deleted_at.is_(None), check_ins.c.day == day, check_ins.c.closeness <= HARD_CLOSENESS
    )
    hard = select(moments.c.id).where(
        moments.c.deleted_at.is_(None), moments.c.day == day, moments.c.tone == Tone.HARD
    )
    return any(work.connection.execute(query.limit(1)).first() is not None for query in (low, hard))
