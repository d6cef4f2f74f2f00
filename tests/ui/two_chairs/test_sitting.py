"""The rules of two chairs, in every order of deeds: both answers together, or none."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.ui.two_chairs.sitting import Phase, Sitting

DEEDS: dict[str, Callable[[Sitting], object]] = {
    "write": lambda sitting: sitting.cover(f"word {sitting.phase.name}"),
    "nothing": lambda sitting: sitting.cover("  \n"),
    "sit_down": Sitting.sit_down,
    "show": Sitting.show,
    "hide": Sitting.hide,
    "keep": Sitting.keep,
    "let_go": Sitting.let_go,
}


def holds(sitting: Sitting) -> bool:
    """Both answers or none are given out, and none is held after the end."""
    answers = sitting.answers
    if sitting.phase in (Phase.SHOWN, Phase.KEEPING):
        return answers is not None and all(one.strip() for one in answers)
    forgotten = sitting.phase is not Phase.OVER or "word" not in repr(vars(sitting))
    return answers is None and forgotten


def test_every_order_of_up_to_six_deeds() -> None:
    reached = set()
    for order in itertools.product(DEEDS, repeat=6):
        sitting = Sitting("a.1", "Where to?")
        for deed in order:
            DEEDS[deed](sitting)
            assert holds(sitting), order
            reached.add(sitting.phase)
    assert reached == set(Phase)


@given(st.lists(st.sampled_from(sorted(DEEDS)), max_size=40), st.booleans())
def test_any_longer_order(order: list[str], mine_first: bool) -> None:
    sitting = Sitting("a.1", "Where to?", mine_first=mine_first)
    for deed in order:
        DEEDS[deed](sitting)
        assert holds(sitting)


def test_the_control_an_answer_given_out_alone_is_noticed() -> None:
    class Leaky(Sitting):
        @property
        def answers(self) -> tuple[str, str] | None:
            return (self._answers[0], "") if self._answers else None

    sitting = Leaky("a.1", "Where to?")
    sitting.cover("word")
    assert not holds(sitting)


@pytest.mark.parametrize("mine_first", [True, False])
def test_the_owners_answer_comes_first_whoever_began(mine_first: bool) -> None:
    sitting = Sitting("a.1", "Where to?", mine_first=mine_first)
    assert sitting.mine_is_written is mine_first
    sitting.cover("began")
    sitting.sit_down()
    assert sitting.mine_is_written is not mine_first
    sitting.cover("followed")
    sitting.show()
    assert sitting.answers == (("began", "followed") if mine_first else ("followed", "began"))
