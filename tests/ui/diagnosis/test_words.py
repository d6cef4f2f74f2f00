from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.domain.diagnosis import ApproximateDate, Culprit, Precision, parse_when
from relationship_journal.ui.diagnosis.words import (
    culprit_named,
    culprit_word,
    prompts,
    range_span,
    range_words,
    typed,
    understood,
)

TODAY = date(2026, 11, 22)


@st.composite
def periods(draw):
    day = draw(st.dates(date(1950, 1, 1), TODAY))
    precision = draw(st.sampled_from(Precision))
    firsts = {
        Precision.DAY: day,
        Precision.MONTH: day.replace(day=1),
        Precision.SEASON: date(min(day.year, 2025), draw(st.sampled_from((3, 6, 9, 12))), 1),
        Precision.YEAR: date(day.year, 1, 1),
    }
    return ApproximateDate(firsts[precision], precision, draw(st.booleans()))


@given(periods())
def test_what_the_field_shows_is_understood_as_itself(when):
    assert parse_when(typed(when), TODAY) == when


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("spring 2023", "spring 2023"),
        ("around spring 2023", "spring 2023, roughly"),
        ("winter 2023", "winter 2023–24"),
        ("mar 2024", "March 2024"),
        ("12.3.2024", "12 March 2024"),
        ("about 2019", "2019, roughly"),
    ],
)
def test_what_was_understood_is_said_in_words(text, words):
    assert understood(parse_when(text, TODAY)) == words


def test_a_typed_tag_that_names_a_usual_culprit_is_that_culprit():
    for culprit in Culprit:
        assert culprit_named(culprit_word(culprit).upper()) == culprit
    assert culprit_named("his mother") == "his mother"


def test_every_range_ends_today_or_is_all():
    spans = {name: range_span(name, TODAY) for name in range_words()}
    assert spans.pop("all") is None
    assert {span.last for span in spans.values()} == {TODAY}
    assert len(spans["90 days"]) == 90
    assert len(spans["12 months"]) == 365


def test_there_are_three_prompts():
    assert len(set(prompts())) == 3
