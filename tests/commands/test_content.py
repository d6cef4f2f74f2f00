"""The command that checks content ends in 0, 1 or 2 as the others do."""

from __future__ import annotations

from pathlib import Path

import pytest

from relationship_journal.cli import main


def test_ours_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["content", "--ours"]) == 0
    assert "files are sound" in capsys.readouterr().out


def test_complaints_are_printed_one_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "decks").mkdir()
    cards = '[[card]]\nid = "1"\ntext = "Dig now!"\n[[card]]\nid = "2"\ntext = "Why do you always dig?"\n'
    (tmp_path / "decks" / "gardens.toml").write_text(f'order = 1\nname = "G"\nabout = "A"\n{cards}', "utf-8")
    assert main(["content", str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "gardens.toml, line 6: card[0].text: an exclamation mark.",
        "gardens.toml, line 9: card[1].text: “you always” or “you never”.",
    ]


def test_a_folder_that_is_not_there_is_a_known_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["content", str(tmp_path / "none")]) == 1
    assert "is no folder" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["--theirs"], ["--ours", "folder"]])
def test_wrong_usage_is_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["content", *arguments])
    assert ended.value.code == 2
