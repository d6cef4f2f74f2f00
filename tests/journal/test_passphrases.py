"""The estimate tells weak from strong, and stays quick on long input."""

from __future__ import annotations

import time

from relationship_journal.journal.passphrases import LONGEST_RATED, Strength, rate


def test_weak_and_strong_are_told_apart() -> None:
    weak, strong = rate("password"), rate("four quiet rivers under snow")
    assert weak.score == 0
    assert weak.years < 0.01
    assert strong.score == 4
    assert strong.years > 100


def test_nothing_is_worth_nothing() -> None:
    assert rate("") == Strength(0, 0.0)


def test_what_comes_after_the_cap_changes_nothing() -> None:
    long = "river stone lantern " * 5
    assert rate(long[:LONGEST_RATED]) == rate(long[:LONGEST_RATED] + "x" * 900)


def test_a_book_as_passphrase_is_rated_quickly() -> None:
    begun = time.perf_counter()
    rate("a1" * 50_000)
    assert time.perf_counter() - begun < 2
