"""The words that come with the program are whole and kind; a fault in them is told with its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from relationship_journal.content import programs, words
from relationship_journal.content.reading import ContentError, read
from relationship_journal.domain.letters import Form
from relationship_journal.domain.openings import read_opening


def test_there_are_about_sixty_qualities() -> None:
    groups = words.qualities()
    assert 55 <= sum(len(group.qualities) for group in groups) <= 80
    assert all(quality.startswith(("your ", "how ")) for group in groups for quality in group.qualities)


def test_every_form_has_ways_in_and_no_apology_says_but() -> None:
    found = words.scaffolds()
    assert all(sum(one.form is form for one in found) >= 3 for form in Form)
    for one in found:
        assert 3 <= len(one.prompts) <= 6
        if one.form is Form.APOLOGY:
            assert not any(" but " in prompt for prompt in one.prompts)


def test_every_program_has_three_questions_for_a_quiet_hour() -> None:
    quiet = words.prompts().quiet
    assert {one.program for one in quiet if one.program} == {program.id for program in programs.load()}
    assert all(len(one.prompts) == words.PROMPTS_EACH for one in quiet)


def test_every_field_of_a_planned_talk_has_a_hint() -> None:
    assert set(words.prompts().planner) == set(words.FIELDS)
    assert len(words.prompts().listening) >= 8


def test_every_wording_is_gentle_itself() -> None:
    known, top = words.opening_words(), read(words.FOLDER / "opener.toml")
    wordings = [one["wording"] for name in ("kind", "hint", "topic") for one in top.values[name]]
    assert len(wordings) > 20
    assert [wording for wording in wordings if not read_opening(wording, known).is_gentle] == []


def test_the_hints_of_the_planner_may_be_taken_as_examples() -> None:
    known = words.opening_words()
    assert read_opening("I miss talking with you in the evenings.", known).is_gentle


def checked_words(path: Path) -> object:
    """The words of an opener, each phrase tried."""
    return words.opening_words(path, check=True)


OPENER = """
gentle = "i feel"
harmless = "no problem"
[[list]]
name = "always"
words = "always never"
[[kind]]
id = "a"
name = "A"
why = "B."
wording = "C."
phrases = "you @always"
[[hint]]
id = "b"
name = "A"
why = "B."
wording = "C."
phrases = "^ you"
[[topic]]
wording = "D."
phrases = "money"
"""
SCAFFOLD = '[[scaffold]]\nid = "a"\nform = "note"\ntitle = "T"\nabout = "A"\nprompts = ["1", "2", "3"]\n'
QUALITIES = '[[group]]\nname = "A"\nqualities = ["your hope", "your humour"]\n'
PROMPTS = "".join(
    [
        '[[quiet]]\nid = "a"\nname = "A"\nprompts = ["1", "2", "3"]\n',
        *(f'[[planner]]\nfield = "{field}"\nhint = "H"\n' for field in words.FIELDS),
        '[[listening]]\nid = "a"\nname = "A"\nline = "L"\n',
    ]
)


@pytest.mark.parametrize(
    ("load", "sound", "old", "new", "told"),
    [
        (checked_words, OPENER, "@always", "@ever", "line 12: kind[0].phrases has “you @ever”"),
        (checked_words, OPENER, '"^ you"', '"^ You"', "line 18: hint[0].phrases has “^ You”"),
        (
            checked_words,
            OPENER,
            '"i feel"',
            '"maybe?"',
            "line 2: gentle has “maybe?”, which has no word",
        ),
        (checked_words, OPENER, 'why = "B."', "", "kind[0].why is missing"),
        (
            checked_words,
            OPENER,
            'words = "',
            'size = 2\nwords = "',
            "line 6: list[0].size is not known",
        ),
        (words.qualities, QUALITIES, "your humour", "your hope", "names “your hope” a second time"),
        (words.scaffolds, SCAFFOLD, '"1", ', "", "line 6: scaffold[0].prompts asks 2 questions"),
        (words.scaffolds, SCAFFOLD, '"note"', '"song"', "line 3: scaffold[0].form is “song”"),
        (words.scaffolds, SCAFFOLD, SCAFFOLD, SCAFFOLD * 2, "line 8: scaffold[1].id stands twice"),
        (words.prompts, PROMPTS, '"1", ', "", "line 4: quiet[0].prompts asks 2 questions, not 3"),
        (
            words.prompts,
            PROMPTS,
            'field = "question"',
            'field = "opener"',
            "planner[4].field leaves out question",
        ),
        (words.prompts, PROMPTS, 'line = "L"', "", "listening[0].line is missing"),
    ],
)
def test_a_fault_is_told(
    tmp_path: Path, load: Callable[[Path], object], sound: str, old: str, new: str, told: str
) -> None:
    path = tmp_path / "words.toml"
    path.write_text(sound, "utf-8")
    load(path)
    path.write_text(sound.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError) as caught:
        load(path)
    assert str(caught.value).startswith("words.toml, line ")
    assert told in str(caught.value)
