from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.ui.dialogs.search_rows import matching_actions, typed_date, units
from relationship_journal.ui.dialogs.search_spans import EARLIEST, Between, usual_spans

TODAY = date(2026, 11, 22)


def test_marks_behind_an_emoji_move_by_its_second_half() -> None:
    assert units("\U0001f642\U0001f642 coffee", ((3, 9),)) == ((5, 6),)


def test_a_marked_emoji_is_two_units_long() -> None:
    assert units("a \U0001f642", ((2, 3),)) == ((2, 2),)


@given(st.text(min_size=1), st.data())
def test_marks_cut_the_same_words_in_both_countings(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    ((at, length),) = units(text, ((start, end),))
    wide = text.encode("utf-16-le", "surrogatepass")
    assert wide[2 * at : 2 * (at + length)] == text[start:end].encode("utf-16-le", "surrogatepass")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14 Nov 2025", date(2025, 11, 14)),
        ("2025-11-14", date(2025, 11, 14)),
        ("14.11.2025", date(2025, 11, 14)),
        ("3 June", date(2026, 6, 3)),
        ("31 December", date(2025, 12, 31)),
        ("yesterday", date(2026, 11, 21)),
    ],
)
def test_a_date_is_read(text: str, day: date) -> None:
    assert typed_date(text, TODAY) == day


@pytest.mark.parametrize(
    "text", ["coffee", "3", "2025", "5 pm", "12 roses", "", "1 January 2031", "99.99.2020"]
)
def test_what_is_no_date_or_lies_ahead_is_not(text: str) -> None:
    assert typed_date(text, TODAY) is None


def test_actions_match_by_every_word_in_any_order() -> None:
    assert [row.action.name for row in matching_actions("hour quiet")] == ["quiet_hour"]
    assert [row.action.name for row in matching_actions("> LOCK")] == ["lock", "restart", "quit"]
    assert matching_actions("zebra") == []


def test_all_actions_are_offered_but_those_that_mean_nothing_here() -> None:
    names = {row.action.name for row in matching_actions(">")}
    assert {"settings", "help", "export"} < names
    assert not {"search", "undo", "redo"} & names


def test_the_usual_spans_are_what_they_say() -> None:
    spans = [span for _, span in usual_spans(TODAY)]
    assert spans[0] is None
    assert (spans[1].first, spans[1].last) == (date(2026, 11, 1), date(2026, 11, 30))
    assert (spans[2].first, spans[2].last) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (spans[3].first, spans[3].last) == (date(2025, 11, 23), TODAY)


def test_a_typed_span_may_leave_a_side_open(qtbot: object, theme: object) -> None:
    between = Between(TODAY)
    qtbot.addWidget(between)  # type: ignore[attr-defined]
    between.last.setText("14 Nov 2025")
    span = between.span()
    assert span is not None
    assert (span.first, span.last) == (EARLIEST, date(2025, 11, 14))
    between.first.setText("1 March 2026")
    assert between.span() is None
    between.last.clear()
    span = between.span()
    assert span is not None
    assert (span.first, span.last) == (date(2026, 3, 1), TODAY)
