from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from relationship_journal.content.helplines import (
    FILE,
    Helpline,
    UnreadableHelplines,
    load,
    nearest_first,
)

GOOD = """
checked_on = 2026-11-22
note = "Numbers change."
[[directory]]
name = "Lists"
address = "example.org"
[[helpline]]
country = "GB"
name = "A line"
call = "0808"
source = "its owner"
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "lines.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_shipped_file_is_whole() -> None:
    found = load()
    assert found.checked_on == date(2026, 11, 22)
    assert "emergency number first" in found.note
    assert {line.country for line in found.helplines} == {
        *("US", "GB", "DE", "AT", "ES", "IT", "IN", "NZ", "ZA", "EU")
    }
    assert found.helplines[0].text == "START to 88788"
    assert [directory.address for directory in found.directories] == ["lila.help", "hotpeachpages.net"]
    assert FILE.name == "helplines.toml"


def test_a_small_file_is_read(tmp_path: Path) -> None:
    (line,) = load(written(tmp_path, GOOD)).helplines
    assert line == Helpline("GB", "A line", "0808", "its owner")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("checked_on = 2026-11-22", "", "checked_on"),
        ("2026-11-22", "2026-11-22T10:00:00", "checked_on"),
        ('note = "Numbers change."', 'note = " "', "note"),
        ('call = "0808"', "call = 808", "helpline 1, call"),
        ('source = "its owner"', "", "helpline 1, source"),
        ('country = "GB"', 'country = "England"', "helpline 1, country"),
        ('address = "example.org"', "", "directory 1, address"),
        ("[[helpline]]", "[[telephone]]", "[[helpline]]"),
        ("checked_on", "checked on", "cannot be read"),
    ],
)
def test_what_is_wrong_is_named_with_the_file(tmp_path: Path, old: str, new: str, named: str) -> None:
    path = written(tmp_path, GOOD.replace(old, new))
    with pytest.raises(UnreadableHelplines) as caught:
        load(path)
    assert "lines.toml" in str(caught.value)
    assert named in str(caught.value)


def test_a_missing_file_is_a_known_failure(tmp_path: Path) -> None:
    with pytest.raises(UnreadableHelplines, match=r"none\.toml"):
        load(tmp_path / "none.toml")


def test_the_country_one_is_in_comes_first_and_nothing_else_moves() -> None:
    lines = load().helplines
    ordered = nearest_first(lines, "NZ")
    assert ordered[0].country == "NZ"
    assert ordered[1:] == [line for line in lines if line.country != "NZ"]
