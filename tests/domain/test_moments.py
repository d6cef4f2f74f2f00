"""The balance of kind and hard moments."""

from __future__ import annotations

from datetime import date
from math import isclose
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.domain.moments import FEWEST, Balance, Moment, Tone, balance, balance_of
from relationship_journal.domain.records import natural_id


def moments(kind: int, hard: int) -> list[Moment]:
    tones = [Tone.KIND] * kind + [Tone.HARD] * hard
    return [Moment(id=natural_id(n), day=date(2026, 1, 1), tone=tone) for n, tone in enumerate(tones)]


def test_a_known_interval() -> None:
    # Wilson's interval for 15 of 20 is 0.5313–0.8881.
    found = balance(moments(15, 5))
    assert found is not None
    assert isclose(found.low, 0.5313 / 0.4687, rel_tol=2e-3)
    assert found.high is not None
    assert isclose(found.high, 0.8881 / 0.1119, rel_tol=2e-3)


@pytest.mark.parametrize(
    ("kind", "total", "low", "high"),
    [
        # Newcombe 1998, Stat. Med. 17:857, table I, method 3 (Wilson's score interval, 95 %).
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        # Agresti & Coull 1998, Am. Stat. 52:119: nine of ten.
        (9, 10, 0.596, 0.982),
    ],
)
def test_published_intervals(kind: int, total: int, low: float, high: float) -> None:
    found = balance(moments(kind, total - kind))
    assert found is not None
    assert found.high is not None
    assert found.low / (1 + found.low) == pytest.approx(low, abs=6e-4)
    assert found.high / (1 + found.high) == pytest.approx(high, abs=6e-4)


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.5, 5 / 6, 0.95])
def test_the_band_holds_the_true_balance_as_often_as_it_says(share: float) -> None:
    """Nineteen times in twenty, on the average over sizes; Brown, Cai & DasGupta 2001 (Stat. Sci. 16:101)."""
    chance, held, runs = Random(4), 0, 4_000
    for _ in range(runs):
        total = chance.randint(10, 60)
        kind = sum(chance.random() < share for _ in range(total))
        found = balance_of(kind, total - kind)
        assert found is not None
        true = share / (1 - share)
        held += found.low <= true and (found.high is None or true <= found.high)
    assert 0.93 < held / runs < 0.98


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
