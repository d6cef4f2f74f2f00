"""A failure's sentence: English by itself, in the user's language where it is shown."""

from __future__ import annotations

import pytest

from relationship_journal.domain.errors import KnownError
from relationship_journal.vault.errors import WrongPassphrase, WrongSheet


def test_values_are_put_in_after_the_translation() -> None:
    error = KnownError("Choose between 1 and {most} days.", most=90)
    assert str(error) == "Choose between 1 and 90 days."
    german = {"Choose between 1 and {most} days.": "Wähle 1 bis {most} Tage."}
    assert error.told(german.__getitem__) == "Wähle 1 bis 90 Tage."


def test_a_sentence_without_values_may_hold_braces() -> None:
    assert str(KnownError("{name} is no folder.")) == "{name} is no folder."


@pytest.mark.parametrize(
    ("error", "begins"),
    [
        (WrongPassphrase("detail"), "That passphrase does not open"),
        (WrongSheet(group=3), "Group 3 does not"),
        (WrongSheet(count=12), "A recovery sheet has 56 letters and digits, and here are 12."),
        (WrongSheet(), "The recovery sheet has a slip"),
    ],
)
def test_subclasses_bring_their_sentence(error: KnownError, begins: str) -> None:
    assert str(error).startswith(begins)
    seen: list[str] = []
    error.told(lambda sentence: seen.append(sentence) or sentence)
    assert "{" in seen[0] or not any(character.isdigit() for character in seen[0].replace("56", ""))
