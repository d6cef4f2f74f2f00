"""JSON in pieces is the same JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.exchange.pieces import PIECE, encoded, indented, let_go

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(values, st.integers(0, 4))
def test_pieces_make_what_the_library_makes(value: Any, depth: int) -> None:
    assert "".join(encoded(value, depth)) == json.dumps(value, ensure_ascii=False)


@given(st.dictionaries(st.text(max_size=9), st.lists(values, max_size=4), min_size=1, max_size=4))
def test_an_indented_part_fits_its_place(value: dict[str, Any]) -> None:
    whole = json.dumps({"part": value}, ensure_ascii=False, indent=1, sort_keys=True)
    assert f'{{\n "part": {indented(value, 1)}\n}}' == whole


def test_large_lists_come_one_by_one() -> None:
    assert len(list(encoded({"days": [[1, 2]] * 1000}, 2))) > 1000
    assert len(list(encoded({"days": [[1, 2]] * 1000}, 0))) == 1


@pytest.mark.parametrize("count", [0, 1, PIECE, PIECE + 1, 3 * PIECE])
def test_what_is_let_go_is_empty(count: int) -> None:
    days = [{"day": number} for number in range(count)]
    let_go(days)
    assert not days
