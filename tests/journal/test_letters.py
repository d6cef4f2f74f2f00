"""Letters in a journal: what becomes of them, what is slept on, what a list may name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from relationship_journal.domain.letters import Fate, Form, Letter, LetterRests, LetterSealed, standing_of
from relationship_journal.domain.moments import Tone, Whose
from relationship_journal.domain.records import Privacy
from relationship_journal.journal.journal import Journal


def written(journal: Journal, **values: Any) -> Letter:
    letter = replace(journal.letters.new(values.pop("form", Form.LETTER)), text="You stayed.")
    return journal.letters.save(replace(letter, **values))


def hard(journal: Journal, day: date, closeness: int = 2) -> None:
    journal.mood.save(replace(journal.mood.new(day), closeness=closeness))


def stored(journal: Journal, letter: Letter) -> Letter:
    page = journal.letters.read(letter.id)
    assert page is not None
    return page.letter


def test_a_draft_is_given_and_taken_back(journal: Journal) -> None:
    today = journal.letters.new().day
    letter = written(journal, privacy=Privacy.DRAFT)
    journal.letters.give(letter, today)
    handed = stored(journal, letter)
    assert (handed.fate, handed.given_on, handed.privacy) == (Fate.GIVEN, today, Privacy.GIVEN)
    journal.letters.save(replace(handed, reaction="A long hug"))
    assert stored(journal, letter).reaction == "A long hug"
    journal.letters.draft_again(stored(journal, letter))
    back = stored(journal, letter)
    assert (back.fate, back.given_on, back.privacy) == (Fate.DRAFT, None, Privacy.MINE)


def test_a_letter_is_kept_for_oneself(journal: Journal) -> None:
    letter = written(journal, privacy=Privacy.DRAFT)
    journal.letters.keep(letter)
    assert (stored(journal, letter).fate, stored(journal, letter).privacy) == (Fate.KEPT, Privacy.MINE)


def test_a_sealed_letter_is_named_without_its_words_until_it_is_opened(journal: Journal, clock: Any) -> None:
    letter = written(journal)
    today = letter.day
    assert [line.name for line in journal.letters.page()] == ["You stayed."]
    journal.letters.seal(letter, today + timedelta(days=2))
    (line,) = journal.letters.page()
    assert (line.name, line.fate, line.sealed_until) == ("", Fate.SEALED, today + timedelta(days=2))
    assert journal.letters.ripe(today + timedelta(days=1)) == []
    assert journal.letters.ripe(today + timedelta(days=2)) == [line]
    with pytest.raises(LetterSealed):
        journal.letters.hand_out(letter.id)
    clock.advance(days=2)
    assert journal.letters.hand_out(letter.id).text == "You stayed."
    opened = journal.letters.unseal(letter.id)
    assert opened is not None
    assert (opened.fate, opened.sealed_until, opened.text) == (Fate.DRAFT, None, "You stayed.")
    assert [line.name for line in journal.letters.page()] == ["You stayed."]


@pytest.mark.parametrize("sign", ["a check-in", "a moment", "the user"])
def test_what_was_begun_on_a_hard_day_does_not_go_out_before_it_rested(
    journal: Journal, clock: Any, sign: str
) -> None:
    letter = written(journal, hard_day=sign == "the user")
    if sign == "a check-in":
        hard(journal, letter.day)
    elif sign == "a moment":
        journal.moments.save(journal.moments.new(letter.day, Tone.HARD, Whose.OURS))
    with pytest.raises(LetterRests):
        journal.letters.give(letter, letter.day)
    with pytest.raises(LetterRests):
        journal.letters.hand_out(letter.id)
    assert stored(journal, letter).fate is Fate.DRAFT
    assert stored(journal, letter).hard_day
    clock.advance(hours=12)
    assert journal.letters.hand_out(letter.id).id == letter.id
    assert journal.letters.give(letter, letter.day).fate is Fate.GIVEN


def test_sealing_and_keeping_need_no_rest(journal: Journal) -> None:
    letter = written(journal, hard_day=True)
    assert journal.letters.seal(letter, letter.day + timedelta(days=1)).fate is Fate.SEALED
    assert journal.letters.keep(letter).fate is Fate.KEPT


def test_a_reason_is_kept_and_lets_it_go(journal: Journal) -> None:
    letter = written(journal, hard_day=True)
    journal.letters.save(replace(letter, released_because="Their train leaves at six"))
    assert stored(journal, letter).released_because == "Their train leaves at six"
    assert journal.letters.hand_out(letter.id).id == letter.id
    assert journal.letters.give(stored(journal, letter), letter.day).fate is Fate.GIVEN


def test_the_hours_are_the_users(journal: Journal, clock: Any) -> None:
    letter = written(journal, hard_day=True)
    journal.settings.write(replace(journal.settings.read(), cooling_hours=36))
    clock.advance(hours=35, minutes=59)
    with pytest.raises(LetterRests):
        journal.letters.hand_out(letter.id)
    clock.advance(minutes=1)
    assert journal.letters.hand_out(letter.id).id == letter.id


@pytest.mark.parametrize("closeness", [3, 4, 5])
def test_an_ordinary_day_asks_for_nothing(journal: Journal, closeness: int) -> None:
    letter = written(journal)
    hard(journal, letter.day, closeness)
    hard(journal, letter.day - timedelta(days=1), 1)
    assert journal.letters.give(letter, letter.day).fate is Fate.GIVEN


def test_after_midnight_it_is_still_the_hard_evening(journal: Journal, clock: Any) -> None:
    hard(journal, journal.letters.new().day)
    clock.advance(hours=5)  # 01:14, and a day begins at 04:00
    assert written(journal).hard_day
    clock.advance(hours=5)
    assert not written(journal).hard_day


def test_erased_words_take_the_letter_into_the_bin(journal: Journal) -> None:
    letter = written(journal)
    journal.letters.save(replace(letter, text=" "))
    assert journal.letters.read(letter.id) is None
    assert journal.letters.page() == []


def test_pages_follow_each_other(journal: Journal, clock: Any) -> None:
    for number in range(7):
        written(journal, title=f"Letter {number}")
        clock.advance(seconds=1)
    names = [line.name for offset in (0, 3, 6) for line in journal.letters.page(offset, 3)]
    assert names == [f"Letter {number}" for number in range(6, -1, -1)]


def test_an_answered_question_stays_answered(journal: Journal) -> None:
    letter, other = written(journal), written(journal)
    journal.letters.note_detail(letter.id, True)
    pages = [journal.letters.read(one.id) for one in (letter, other)]
    assert [page is not None and page.detail_seen for page in pages] == [True, False]
    assert not any("detail" in name for name in journal.archive().settings)
    journal.letters.note_detail(letter.id, False)
    page = journal.letters.read(letter.id)
    assert page is not None
    assert not page.detail_seen


def test_own_qualities_are_offered_again(journal: Journal) -> None:
    written(journal, qualities=["your laugh", "how you park"])
    sealed = written(journal, qualities=["how you sing"])
    journal.letters.seal(sealed, sealed.day + timedelta(days=2))
    assert journal.letters.own_qualities() == ["how you park", "your laugh"]


def test_the_bin_shows_no_words_of_a_sealed_letter(journal: Journal) -> None:
    letter, plain = written(journal), written(journal)
    journal.letters.seal(letter, letter.day + timedelta(days=2))
    for one in (letter, plain):
        journal.bin.delete("letter", one.id)
    assert {binned.id: binned.text for binned in journal.bin.contents()} == {
        letter.id: "",
        plain.id: "You stayed.",
    }


def test_what_was_done_is_undone_with_the_words_there_are_now(journal: Journal) -> None:
    letter = written(journal, privacy=Privacy.DRAFT)
    before = standing_of(letter)
    journal.letters.give(letter, letter.day)
    journal.letters.save(replace(stored(journal, letter), reaction="A long hug"))
    journal.letters.take_back(letter.id, before)
    back = stored(journal, letter)
    assert (back.fate, back.given_on, back.privacy, back.reaction) == (
        Fate.DRAFT,
        None,
        Privacy.DRAFT,
        "A long hug",
    )
