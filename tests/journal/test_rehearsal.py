"""The rehearsal reads a whole page of Today, from memory alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from relationship_journal.journal.rehearsal import rehearse


def test_it_reads_a_page_and_touches_no_file(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    page = rehearse()
    assert [appreciation.what for appreciation in page.appreciations] == ["a"]
    assert (len(page.reflections), len(page.rituals)) == (1, 1)
    assert list(tmp_path.iterdir()) == []
