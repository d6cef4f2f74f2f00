"""Which earlier version of a text is kept."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.domain.revisions import worth_keeping

SAVED = datetime(2024, 3, 1, 21, 0, tzinfo=UTC)
SOON, LATER = SAVED + timedelta(seconds=5), SAVED + timedelta(minutes=6)
LONG = "We talked on the balcony until it was dark, and neither of us looked at a phone. " * 3


@pytest.mark.parametrize(
    ("old", "new", "now", "kept"),
    [
        (LONG, LONG + "Then we slept.", SOON, False),
        (LONG, LONG + "Then we slept.", LATER, True),
        (LONG, LONG + "Then we slept.", SAVED + timedelta(minutes=5), False),
        (LONG, LONG.replace(" ", "\n"), LATER, False),
        (LONG, LONG[:-39], SOON, False),
        (LONG, LONG[:-40], SOON, True),
        (LONG, LONG[:20] + LONG[60:], SOON, True),
        (LONG, "something else entirely, of the same length or longer " * 6, SOON, True),
        (LONG, "", SOON, True),
        ("tea in bed", "tea i", SOON, True),
        ("tea in bed", "tea in", SOON, False),
        ("", LONG, LATER, False),
        (" \n", "", LATER, False),
    ],
)
def test_worth_keeping(old, new, now, kept):
    assert worth_keeping(old, new, SAVED, now) is kept


@given(st.text(), st.text())
def test_only_a_text_that_changed_is_kept(old, new):
    assert not worth_keeping(old, old, SAVED, LATER)
    assert not worth_keeping("", new, SAVED, LATER)
    if old.strip() and old.split() != new.split():
        assert worth_keeping(old, new, SAVED, LATER)


@given(st.text(min_size=1), st.text())
def test_adding_to_a_text_loses_nothing(old, more):
    assert not worth_keeping(old, old + more, SAVED, SOON)
    assert not worth_keeping(old, more + old, SAVED, SOON)
