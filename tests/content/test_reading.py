"""Complaints about content files say where the fault is."""

from __future__ import annotations

from pathlib import Path

import pytest

from relationship_journal.content.reading import ContentError, read

SOUND = '''\
name = "A deck"
size = 3
long = """
  [[not.a.table]]
  name = "not a field"
"""

[[card]]
id = "1"

[[card]]
id = "2"
marks = ["a", "b"]

[[session]]
title = "One"

[[session.step]]
key = "first"

[[session.step]]
key = "second"

[[session]]
title = "Two"

[[session.step]]
key = "third"
level = 9
'''


def written(folder: Path, text: str) -> Path:
    path = folder / "deck.toml"
    path.write_text(text, "utf-8")
    return path


def test_what_is_there_is_read(tmp_path: Path) -> None:
    top = read(written(tmp_path, SOUND))
    assert top.text("name") == "A deck"
    assert top.number("size", 1, 3) == 3
    assert top.flag("hidden") is False
    assert [card.text("id") for card in top.tables("card")] == ["1", "2"]
    assert top.tables("card")[1].texts("marks") == ("a", "b")
    steps = [step.text("key") for session in top.tables("session") for step in session.tables("step")]
    assert steps == ["first", "second", "third"]


@pytest.mark.parametrize(
    ("ask", "line", "words"),
    [
        (lambda top: top.text("about"), 1, "about is missing"),
        (lambda top: top.number("size", 5, 9), 2, "size is 3, not within 5 and 9"),
        (lambda top: top.text("size"), 2, "size is not a text"),
        (lambda top: top.flag("name"), 1, "name is neither true nor false"),
        (lambda top: top.tables("card")[1].number("id", 1, 2), 12, "card[1].id is not a whole number"),
        (lambda top: top.tables("card")[0].text("text"), 8, "card[0].text is missing"),
        (
            lambda top: top.tables("session")[1].tables("step")[0].number("level", 1, 3),
            29,
            "session[1].step[0].level is 9",
        ),
        (lambda top: top.tables("card")[1].one_of("id", ("x",)), 12, "card[1].id is “2”, not one of x"),
        (lambda top: top.finish(), 1, "name is not known here"),
    ],
)
def test_a_fault_is_told_with_file_line_and_field(tmp_path: Path, ask, line, words) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ContentError) as told:
        ask(read(written(tmp_path, SOUND)))
    assert str(told.value).startswith(f"deck.toml, line {line}: {words}")


@pytest.mark.parametrize("text", ["name = ", "[[a\n", "\x00", 'a = "1"\na = "2"'])
def test_what_is_no_toml_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(ContentError, match=r"^deck\.toml cannot be read"):
        read(written(tmp_path, text))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"^none\.toml cannot be read"):
        read(tmp_path / "none.toml")
