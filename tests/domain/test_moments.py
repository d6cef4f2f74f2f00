"""The balance of kind and hard moments."""

from __future__ import annotations

from datetime import date
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.domain.moments import FEWEST, Balance, Moment, Tone, balance
from relationship_journal.domain.records import natural_id


def moments(kind: int, hard: int) -> list[Moment]:
    tones = [Tone.KIND] * kind + [Tone.HARD] * hard
    return [Moment(id=natural_id(n), day=date(2026, 1, 1), tone=tone) for n, tone in enumerate(tones)]


def test_a_known_interval() -> None:
    # Wilson's interval for 15 of 20 is 0.5313–0.8881 (Newcombe 1998, Stat. Med. 17:857, method 3).
    found = balance(moments(15, 5))
    assert found is not None
    assert isclose(found.low, 0.5313 / 0.4687, rel_tol=2e-3)
    assert found.high is not None
    assert isclose(found.high, 0.8881 / 0.1119, rel_tol=2e-3)


def test_few_moments_say_nothing() -> None:
    assert balance(moments(FEWEST - 1, 0)) is None
    assert balance(moments(FEWEST - 1, 1)) is not None


def test_without_hard_moments_there_is_no_upper_end() -> None:
    assert balance(moments(12, 0)) == Balance(12, 0, pytest.approx(12 / 3.8415, rel=1e-3), None)


@given(st.integers(0, 60), st.integers(1, 60))
def test_the_ratio_lies_within(kind: int, hard: int) -> None:
    found = balance(moments(kind, hard))
    if found is not None:
        assert found.high is not None
        assert 0 <= found.low <= kind / hard <= found.high
