"""keys.json asks for nothing a reader should not spend, and says how it is damaged before spending it."""

from __future__ import annotations

import json
import time
import tracemalloc
from pathlib import Path
from typing import Any

import argon2.low_level
import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.vault import files, keys
from relationship_journal.vault.errors import KeysDamaged, NewerFormat, WrongPassphrase
from relationship_journal.vault.keys import KdfProfile, Keys, Slot
from relationship_journal.vault.vault import Vault, read_keys

CHEAP = KdfProfile(t=1, m=8, p=1)
PASSPHRASE = "four quiet rivers under snow"


def nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=4)


FIELDS = st.sampled_from(["format", "journal", "generation", "slots", "check", "next", "kdf", "kind"])
MOST_SECONDS, MOST_BYTES = 0.5, 4 * 1024 * 1024


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Vault.create(tmp_path / "j", PASSPHRASE, profile=CHEAP).close()
    return tmp_path / "j"


@pytest.fixture
def derivations(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """The costs of every derivation tried; none is carried out."""
    tried: list[tuple[int, int]] = []

    def derive(_secret: bytes, _salt: bytes, t: int, m: int, *_: Any) -> bytes:
        tried.append((t, m))
        return b"\0" * 32

    monkeypatch.setattr(argon2.low_level, "hash_secret_raw", derive)
    return tried


def forge(folder: Path, **costs: int) -> None:
    """A keys.json with a right checksum that asks for these costs."""
    held = read_keys(folder)
    slot = held.slots[0]
    profile = KdfProfile(**({"t": 1, "m": 8, "p": 1} | costs))
    forged = Slot(slot.kind, profile, slot.salt, slot.nonce, slot.wrapped)
    (folder / files.KEYS).write_bytes(Keys(held.journal, 1, (forged,)).to_json())


@pytest.mark.parametrize("costs", [{"m": 4 * 1024 * 1024}, {"t": 10**9}, {"p": 17}, {"t": 21}, {"t": 0}])
def test_absurd_costs_are_refused_at_once(
    folder: Path, derivations: list[tuple[int, int]], costs: dict[str, int]
) -> None:
    forge(folder, **costs)
    tracemalloc.start()
    started = time.perf_counter()
    with pytest.raises(KeysDamaged):
        Vault.open(folder, PASSPHRASE)
    took, (_, peak) = time.perf_counter() - started, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"forged costs {costs}: refused in {took * 1000:.1f} ms with {peak / 1024:.0f} KiB")  # noqa: T201
    assert derivations == []
    assert took < MOST_SECONDS
    assert peak < MOST_BYTES


def test_costs_within_bounds_are_spent(folder: Path, derivations: list[tuple[int, int]]) -> None:
    """The control: the same forgery with the highest costs that are allowed does reach the derivation."""
    forge(folder, t=20, m=1024 * 1024)
    with pytest.raises(WrongPassphrase):
        Vault.open(folder, PASSPHRASE)
    assert derivations == [(20, 1024 * 1024)]


def test_thousands_of_slots_are_refused_at_once(folder: Path, derivations: list[tuple[int, int]]) -> None:
    held = read_keys(folder)
    (folder / files.KEYS).write_bytes(Keys(held.journal, 1, held.slots * 9).to_json())
    with pytest.raises(KeysDamaged):
        Vault.open(folder, PASSPHRASE)
    assert derivations == []


def test_a_huge_keys_file_is_not_read_to_its_end(folder: Path) -> None:
    with (folder / files.KEYS).open("r+b") as stream:
        stream.truncate(3 * 1024**3)  # a sparse file
    started = time.perf_counter()
    with pytest.raises(KeysDamaged):
        read_keys(folder)
    assert time.perf_counter() - started < MOST_SECONDS


@given(
    st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | st.text(), nested, max_leaves=8)
)
def test_any_json_is_damage_and_never_an_error(value: Any) -> None:
    with pytest.raises(KeysDamaged):
        keys.parse(json.dumps(value).encode())


@pytest.mark.parametrize("text", ["", "[" * 100_000, '{"check": 1e999}', "\ufeff{}", "null"])
def test_what_is_no_json_is_damage(text: str) -> None:
    with pytest.raises(KeysDamaged):
        keys.parse(text.encode())


@pytest.mark.parametrize("field", ["generation", "t", "m", "p", "salt", "nonce", "slots", "journal"])
@pytest.mark.parametrize("value", [None, "x", -1, [], {}, 1e300, float("inf"), "zz"])
def test_any_value_in_any_field_is_damage_or_opens_nothing(folder: Path, field: str, value: Any) -> None:
    body = json.loads((folder / files.KEYS).read_bytes())
    place = body["slots"][0]["kdf"] if field in "tmp" else body["slots"][0]
    (place if field in place else body)[field] = value
    body.pop("check")
    body["check"] = keys._check(body)
    with pytest.raises((KeysDamaged, WrongPassphrase, NewerFormat)):
        keys.unwrap(keys.parse(json.dumps(body).encode()), PASSPHRASE)


def test_a_slot_moved_to_another_generation_opens_nothing(folder: Path) -> None:
    held = read_keys(folder)
    with pytest.raises(WrongPassphrase):
        keys.unwrap(Keys(held.journal, 2, held.slots), PASSPHRASE)
    assert keys.unwrap(held, PASSPHRASE)


def test_new_slots_are_never_weak_by_default() -> None:
    assert KdfProfile().strong()
    assert not KdfProfile(t=1).strong()
    assert not KdfProfile(m=18 * 1024).strong()
