"""A program from the first run to its PDF, in a process of its own, with a lock in mid-sentence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from playing import play
from printed import squeezed, text_of

pytestmark = pytest.mark.e2e


def test_a_program_from_the_first_run_to_a_pdf(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    played = play("steps", folder, tmp_path / "config", script="steps.py")
    for word in ("created", "gate", "locked", "back at the same step: True", "through", "printed", "end"):
        played.wait_for(word)
    assert played.end() == 0
    said = squeezed(text_of(folder.with_suffix(".pdf").read_bytes()))
    assert squeezed("half a sentence about the harbour, and the rest of it") in said
    assert squeezed("before the harbour") in said
