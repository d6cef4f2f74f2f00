"""Gaps between what matters and what there was."""

from __future__ import annotations

from datetime import date

from relationship_journal.domain.feeling_loved import About, Gap, LovedRating, Way, gaps, misreadings
from relationship_journal.domain.records import natural_id


def rating(about: About = About.ME, **values: dict[str, int]) -> LovedRating:
    return LovedRating(id=natural_id(about), day=date(2026, 1, 1), about=about, **values)


def test_the_widest_gap_comes_first_and_more_than_enough_is_no_gap() -> None:
    told = rating(
        matters={Way.SHARED_FUN: 4, Way.KIND_WORDS: 4, Way.PRACTICAL_HELP: 1, Way.UNDIVIDED_TIME: 3},
        got={Way.SHARED_FUN: 3, Way.KIND_WORDS: 1, Way.PRACTICAL_HELP: 4},
    )
    assert gaps(told) == [
        Gap(Way.KIND_WORDS, 4, 1),
        Gap(Way.SHARED_FUN, 4, 3),
        Gap(Way.PRACTICAL_HELP, 1, 4),
    ]
    assert [gap.missing for gap in gaps(told)] == [3, 1, 0]


def test_a_guess_is_told_only_where_it_is_far_off() -> None:
    guess = rating(About.MY_GUESS, matters={Way.KIND_WORDS: 4, Way.SHARED_FUN: 2, Way.PRACTICAL_HELP: 0})
    told = rating(About.PARTNER, matters={Way.KIND_WORDS: 1, Way.SHARED_FUN: 3})
    assert misreadings(guess, told) == [(Way.KIND_WORDS, 4, 1)]
