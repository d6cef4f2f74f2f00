"""The recovery sheet: what is typed wrong is never taken for right, and one slip is found."""

from __future__ import annotations

import random
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.vault import recovery
from relationship_journal.vault.errors import WrongSheet

TYPOS = 10_000
data_keys = st.binary(min_size=32, max_size=32)


def typed(data_key: bytes) -> str:
    return "-".join(recovery.groups(data_key))


def single(digits: list[str], chance: random.Random) -> None:
    place = chance.randrange(len(digits))
    digits[place] = chance.choice([letter for letter in recovery.ALPHABET if letter != digits[place]])


def double(digits: list[str], chance: random.Random) -> None:
    for place in chance.sample(range(len(digits)), 2):
        digits[place] = chance.choice([letter for letter in recovery.ALPHABET if letter != digits[place]])


def transposition(digits: list[str], chance: random.Random) -> None:
    unlike = [place for place in range(len(digits) - 1) if digits[place] != digits[place + 1]]
    place = chance.choice(unlike)
    digits[place], digits[place + 1] = digits[place + 1], digits[place]


def accepted_typos(decode, count: int) -> int:
    """How many of `count` slips of the pen pass for a sheet."""
    chance = random.Random(20261122)
    passed = 0
    for number in range(count):
        data_key = chance.randbytes(32)
        digits = list("".join(recovery.groups(data_key)))
        (single, double, transposition)[number % 3](digits, chance)
        passed += decode("".join(digits)) is not None
    return passed


@given(data_keys)
def test_a_sheet_is_read_back(data_key: bytes) -> None:
    groups = recovery.groups(data_key)
    assert len(groups) == 14
    assert {len(group) for group in groups} == {4}
    assert recovery.parse(" ".join(groups)) == data_key


@given(data_keys, st.randoms())
def test_it_is_read_however_people_write(data_key: bytes, chance) -> None:
    looks = {"0": "0oO", "1": "1iIlL"}
    text = "".join(chance.choice(looks.get(letter, letter + letter.lower())) for letter in typed(data_key))
    text = "".join(letter + chance.choice(["", "", " ", "-", "\n", " – "]) for letter in text)
    assert recovery.parse(text) == data_key


def test_no_typo_is_accepted() -> None:
    passed = accepted_typos(recovery._decode, TYPOS)
    print(f"recovery sheet: {passed} of {TYPOS:,} single, double and swapped typos accepted")  # noqa: T201
    assert passed == 0


def test_with_a_check_of_one_character_typos_pass() -> None:
    """The control: were the check weaker, the count above would not be nought."""
    passed = accepted_typos(weakly, TYPOS)
    print(f"recovery sheet, control with a check of five bits: {passed} of {TYPOS:,} accepted")  # noqa: T201
    assert passed > 0


def weakly(digits: str) -> bytes | None:
    return b"" if sum(recovery.ALPHABET.index(letter) for letter in digits) % 32 == 0 else None


@pytest.mark.slow
def test_no_typo_of_a_hundred_thousand_is_accepted() -> None:
    passed = accepted_typos(recovery._decode, 10 * TYPOS)
    print(f"recovery sheet: {passed} of {10 * TYPOS:,} typos accepted")  # noqa: T201
    assert passed == 0


def test_one_slip_is_found_and_named() -> None:
    chance = random.Random(7)
    for slip in (single, transposition):
        for _ in range(20):
            right = list("".join(recovery.groups(chance.randbytes(32))))
            wrong = list(right)
            slip(wrong, chance)
            place = next(place for place in range(56) if right[place] != wrong[place])
            with pytest.raises(WrongSheet) as caught:
                recovery.parse("".join(wrong))
            assert caught.value.group == place // 4 + 1
            assert f"Group {place // 4 + 1} " in str(caught.value)


def test_two_slips_name_no_group() -> None:
    digits = list("".join(recovery.groups(bytes(range(32)))))
    digits[3], digits[40] = "Z", "Z"
    with pytest.raises(WrongSheet) as caught:
        recovery.parse("".join(digits))
    assert caught.value.group is None


@pytest.mark.parametrize(("text", "said"), [("", "here are 0"), ("ABCD " * 13, "here are 52")])
def test_a_missing_group_is_told(text: str, said: str) -> None:
    with pytest.raises(WrongSheet, match=said):
        recovery.parse(text)


def test_a_letter_that_is_on_no_sheet_is_told_with_its_group() -> None:
    text = typed(secrets.token_bytes(32))
    with pytest.raises(WrongSheet) as caught:
        recovery.parse(text[:12] + "U" + text[13:])
    assert caught.value.group == 3
