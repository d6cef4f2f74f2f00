from __future__ import annotations

from pathlib import Path

import pytest

from relationship_journal.content.traces import SYSTEMS, UnreadableTraces, load, system_of

TOPICS = {
    *("recent", "exports", "printing", "swap", "thumbnails", "clipboard", "screenshots", "cloud"),
    *("backups", "keyboard", "notifications", "program", "watching"),
}
GOOD = """
[[trace]]
topic = "swap"
title = "Memory"
[trace.linux]
keeps = "Some of it."
remedy = "Encrypt."
"""


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_topic_is_told_for_every_system(system: str) -> None:
    assert {trace.topic for trace in load(system)} >= TOPICS


def test_a_topic_is_left_out_where_it_means_nothing(tmp_path: Path) -> None:
    path = tmp_path / "traces.toml"
    path.write_text(GOOD, "utf-8")
    assert [trace.remedy for trace in load("linux", path)] == ["Encrypt."]
    assert load("macos", path) == ()


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('topic = "swap"', "", "trace 1, topic"),
        ('keeps = "Some of it."', 'keeps = ""', "trace 1, linux, keeps"),
        ("[trace.linux]", "[trace.amiga]", "trace 1, amiga"),
        ("[[trace]]", "[[traces]]", r"no \[\[trace\]\]"),
        ("Encrypt.", 'Encrypt."', "cannot be read"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, old: str, new: str, named: str) -> None:
    path = tmp_path / "traces.toml"
    path.write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(UnreadableTraces, match=f"traces.toml.*{named}"):
        load("linux", path)


def test_the_name_python_gives_a_system() -> None:
    assert [system_of(name) for name in ("linux", "win32", "darwin", "freebsd14")] == [
        *("linux", "windows", "macos", "linux")
    ]
