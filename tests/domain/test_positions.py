"""Positions: always room between two, in text order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.domain.positions import DIGITS, between

positions = st.text(DIGITS, max_size=6).map(lambda text: text.rstrip(DIGITS[0])).filter(bool)


@given(positions, positions)
def test_it_lies_strictly_between(one, other):
    if one == other:
        return
    low, high = sorted((one, other))
    middle = between(low, high)
    assert low < middle < high
    assert not middle.endswith(DIGITS[0])
    assert set(middle) <= set(DIGITS)


@given(positions)
def test_an_open_end_has_room(position):
    assert between(None, position) < position < between(position, None)
    assert between("", position) == between(None, position)


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=200))
def test_any_order_of_insertions_keeps_its_order(places):
    order: list[str] = []
    for place in places:
        at = place % (len(order) + 1)
        order.insert(at, between(order[at - 1] if at else None, order[at] if at < len(order) else None))
    assert order == sorted(set(order))


def test_appending_a_thousand_things_keeps_positions_short():
    last = None
    for _ in range(1000):
        last = between(last, None)
    assert len(last) < 40


@pytest.mark.parametrize(
    ("before", "after"), [("b", "a"), ("a", "a"), ("a0", None), (None, "é"), (None, "0")]
)
def test_what_has_no_room_is_refused(before, after):
    with pytest.raises(ValueError):
        between(before, after)
