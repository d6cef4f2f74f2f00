"""A journal of each format version, made once: this program and another reader still read all of it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from relationship_journal.exchange.json_out import record_to_json, to_json
from relationship_journal.journal import opening
from relationship_journal.journal.backups import Shelf
from relationship_journal.journal.computer import Computer
from relationship_journal.journal.journal import Journal
from relationship_journal.vault.database import MAJOR
from relationship_journal.vault.migrations import runner
from relationship_journal.vault.tables import CLASSES
from relationship_journal.vault.vault import read_keys

HERE = Path(__file__).parent
SCRIPT = HERE.parents[1] / "scripts" / "open_journal.py"
VERSIONS = sorted(path.name for path in HERE.glob("v*"))
WITHOUT = "import sys; sys.modules.update(dict.fromkeys(('relationship_journal', '{0}'), None))\n"


class Golden:
    """A copy of one version's journal, and what is true of it."""

    def __init__(self, version: str, scratch: Path, clock: Any) -> None:
        self.truth: dict[str, Any] = json.loads((HERE / version / "truth.json").read_text(encoding="utf-8"))
        self.folder = scratch / "My journal"
        shutil.copytree(HERE / version / "journal", self.folder)
        self.clock = clock

    def open(self) -> Journal:
        return Journal.open(self.folder, self.truth["passphrase"], self.clock)


@pytest.fixture(params=VERSIONS)
def golden(request: pytest.FixtureRequest, tmp_path: Path, clock: Any) -> Golden:
    return Golden(request.param, tmp_path, clock)


def exported(journal: Journal) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(to_json(journal.archive()))
    told.pop("exported_at")
    return told


def differences(truth: Any, found: Any, place: str = "") -> list[str]:
    """Where `found` does not hold what `truth` says; fields that came later are no difference."""
    if isinstance(truth, dict) and isinstance(found, dict):
        return [
            line
            for key, value in truth.items()
            for line in (
                differences(value, found[key], f"{place}/{key}") if key in found else [f"{place}/{key}: lost"]
            )
        ]
    if isinstance(truth, list) and isinstance(found, list) and len(truth) == len(found):
        return [
            line
            for number, (value, other) in enumerate(zip(truth, found, strict=True))
            for line in differences(value, other, f"{place}/{number}")
        ]
    return [] if truth == found else [f"{place}: {found!r} instead of {truth!r}"]


def test_there_is_one_for_this_schema_with_every_kind() -> None:
    truth = json.loads((HERE / f"v{MAJOR}-{runner.HEAD}" / "truth.json").read_text(encoding="utf-8"))
    assert set(truth["rows"]) == set(CLASSES)


def test_the_first_schema_is_still_among_them() -> None:
    """It proves each migration since on rows that are really there."""
    truth = json.loads((HERE / "v1" / "truth.json").read_text(encoding="utf-8"))
    assert set(truth["rows"]) >= {"appreciation", "reflection", "ritual", "tick", "revision", "setting"}
    assert set(truth["rows"]) < set(CLASSES)


def test_it_holds_something_of_every_kind(golden: Golden) -> None:
    """The control: a golden journal without entries would pass every test here."""
    assert all(golden.truth["rows"].values())
    assert golden.truth["bin"]
    assert golden.truth["versions"]


def test_this_program_reads_all_of_it(golden: Golden) -> None:
    journal = golden.open()
    try:
        truth = golden.truth["export"]
        truth.pop("exported_at")
        assert differences(truth, exported(journal)) == []
        assert sorted(str(one.id) for one in journal.bin.contents()) == golden.truth["bin"]
        (reflection,) = (one for one in journal.archive().reflections if one.title)
        versions = [record_to_json(one) for one in journal.history.versions("reflection", reflection.id)]
        assert differences(golden.truth["versions"], versions) == []
        for words, counts in golden.truth["found"].items():
            found = journal.search.find(words).counts
            assert {kind: count for kind, count in found.items() if count} == counts, words
        assert journal.verify(lambda *_: None) == []
    finally:
        journal.close()


def test_a_difference_would_be_seen(golden: Golden) -> None:
    """The control for the comparison: one letter, one lost row, one lost field."""
    truth, other = golden.truth["export"], json.loads(json.dumps(golden.truth["export"]))
    other["appreciations"][0]["what"] += "."
    del other["appreciations"][1]["zone"]
    other["tags"].pop()
    assert len(differences(truth, other)) == 3


@pytest.mark.parametrize("missing", ["apsw", "sqlcipher3"])
def test_another_reader_reads_every_row_with_the_recovery_key(golden: Golden, missing: str) -> None:
    """The published script, by sqlcipher3 and by SQLite3 Multiple Ciphers, without our code."""
    read = subprocess.run(
        [
            sys.executable,
            "-X",
            "utf8",
            "-c",
            WITHOUT.format(missing) + SCRIPT.read_text(),
            str(golden.folder),
        ],
        input=golden.truth["recovery_key"] + "\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert read.stderr == ""
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in map(json.loads, read.stdout.splitlines()):
        rows.setdefault(row.pop("table"), []).append(row)
    assert rows == golden.truth["rows"]
    count = sum(map(len, rows.values()))
    print(f"second reader without {missing}: {count} of {count} rows, {len(rows)} kinds")  # noqa: T201


def test_every_way_in_still_opens(golden: Golden) -> None:
    assert {slot.kind for slot in read_keys(golden.folder).slots} == {"passphrase", "keyring"}

    class Keyring:
        def read(self, name: str) -> str | None:
            return golden.truth["keyring_secret"] if name == golden.truth["journal"] else None

    computer = Computer(None, Keyring())  # type: ignore[arg-type]
    opening.open_remembered(golden.folder, golden.clock, computer).close()
    (golden.folder / "keys.json").unlink()
    sheet = golden.truth["recovery_key"]
    journal = opening.open_with_sheet(golden.folder, sheet, golden.clock, computer)
    try:
        truth = golden.truth["export"]
        truth.pop("exported_at")
        assert differences(truth, exported(journal)) == []
    finally:
        journal.close()


def test_its_backup_still_restores(golden: Golden, tmp_path: Path) -> None:
    to = tmp_path / "restored" / "My journal"
    to.parent.mkdir()
    (backup,) = Shelf(golden.folder, golden.clock).all()
    Shelf(to, golden.clock).restore(backup, golden.truth["passphrase"])
    journal = Journal.open(to, golden.truth["passphrase"], golden.clock)
    try:
        truth = golden.truth["export"]
        truth.pop("exported_at")
        assert differences(truth, exported(journal)) == []
    finally:
        journal.close()


def test_the_second_reader_is_installed() -> None:
    asked = tomllib.loads((HERE.parents[1] / "pyproject.toml").read_text())["project"]
    assert any(name.startswith("apsw-sqlite3mc") for name in asked["optional-dependencies"]["dev"])
