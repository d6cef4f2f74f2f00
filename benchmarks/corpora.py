"""Journals of one, ten and a hundred years, made when first asked for and kept under .bench/."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from time import perf_counter

from benchmarks import corpus
from relationship_journal.vault.keys import KdfProfile
from relationship_journal.vault.migrations.runner import HEAD

KEPT = Path(__file__).resolve().parent.parent / ".bench"
DIARY = "RELATIONSHIP_JOURNAL_CORPUS"
"""Names the diary file where --corpus does not."""


class Corpora:
    """The journals that are measured. Each opens with `corpus.PASSPHRASE` and the usual work for its key."""

    def __init__(self, diary: Path | None = None) -> None:
        named = os.environ.get(DIARY)
        self.diary = diary or (Path(named) if named else None)
        if self.diary is None:
            print(f"No diary given (--corpus FILE or {DIARY}): invented text stands in for it.")

    def journal(self, years: int) -> Path:
        """The folder of the journal of 1, 10 or 100 years."""
        folder = KEPT / f"{years}-years-{self._version()}"
        if not folder.exists():
            self._seed(folder, years)
        return folder

    def _seed(self, folder: Path, years: int) -> None:
        begun = perf_counter()
        print(f"Writing {years} years …", end=" ", flush=True)
        for outdated in KEPT.glob(f"{years}-years-*"):
            shutil.rmtree(outdated)
        half_done = KEPT / f"half-done-{years}"
        shutil.rmtree(half_done, ignore_errors=True)
        corpus.seed(half_done, corpus.diary(self.diary), years / 10, KdfProfile()).close()
        half_done.rename(folder)
        print(f"{perf_counter() - begun:.0f} s")

    def _version(self) -> str:
        """Changes with the schema, the diary, and how records are made of it."""
        diary = self.diary.read_bytes() if self.diary else b""
        made_by = Path(corpus.__file__).read_bytes()
        return hashlib.sha256(HEAD.encode() + diary + made_by).hexdigest()[:8]
