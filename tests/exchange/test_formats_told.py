"""What docs/ says of the formats is all of it."""

from __future__ import annotations

import re
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import get_type_hints

import pytest

from relationship_journal.domain.kinds import BY_NAME, EXPORTED, KINDS, SEARCHED
from relationship_journal.domain.records import Record

DOCS = Path(__file__).parents[2] / "docs"
JSON = (DOCS / "json-format.md").read_text(encoding="utf-8")
FILE = (DOCS / "file-format.md").read_text(encoding="utf-8")
COMMON = {one.name for one in fields(Record)} | {"day", "zone"}


def told(name: str) -> set[str]:
    """What stands in code in the row of a list."""
    (row,) = re.findall(rf"^\| `{name}` \|(.*)\|$", JSON, re.MULTILINE)
    return set(re.findall(r"`(\w+)`", row))


@pytest.mark.parametrize("name", sorted(EXPORTED))
def test_each_list_of_an_export_is_told_with_its_fields_and_words(name: str) -> None:
    stored = BY_NAME[EXPORTED[name]].stored
    words = {
        value.value
        for hint in get_type_hints(stored).values()
        if isinstance(hint, type) and issubclass(hint, StrEnum)
        for value in hint
    }
    asked = {one.name for one in fields(stored)} - COMMON
    assert asked <= told(name)
    assert told(name) - {"day"} <= asked | words
    own = words - {"me", "partner", "mine", "draft", "given"}
    assert own <= told(name) | set(re.findall(r"`(\w+)`", JSON))


def test_no_list_is_told_that_is_not_there() -> None:
    listed = re.findall(r"^\| `(\w+)` \|", JSON.split("| list | further fields |")[1], re.MULTILINE)
    assert sorted(listed) == sorted(EXPORTED)


def test_every_table_and_number_of_the_file_format_is_told() -> None:
    tables = FILE.split("## Tables")[1].split("## Reading")[0]
    assert {kind.name for kind in KINDS} <= set(re.findall(r"`(\w+)`", tables.split("Every table has")[0]))
    numbers = {name: int(code) for code, name in re.findall(r"\b(\d+) `(\w+)`", tables)}
    assert numbers == {name: kind.code for name, kind in SEARCHED.items()}
