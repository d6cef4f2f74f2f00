"""Seven things that stand between a user and the journal, each brought about for real: seven sentences."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from deeds import CHEAP, PASSPHRASE, RealClock, filled, next_version
from sizes import needs_strace
from workers import Workers, workers

from relationship_journal.domain.errors import KnownError
from relationship_journal.journal.journal import Journal
from relationship_journal.vault import files

pytestmark = needs_strace
SAFE = ("Nothing has been changed", "not changed", "left untouched", "is safe")
"""Each sentence says that nothing is lost."""


def open_it(folder: Path, passphrase: str = PASSPHRASE) -> str:
    """The sentence that opening ends in; empty when it opens."""
    try:
        Journal.open(folder, passphrase, RealClock()).close()
    except KnownError as error:
        return str(error)
    return ""


def wrong_passphrase(folder: Path) -> str:
    return open_it(folder, PASSPHRASE + " ")


def damaged_file(folder: Path) -> str:
    path = folder / files.DATABASE
    data = path.read_bytes()
    path.write_bytes(data[:5000] + b"!" + data[5001:])
    return open_it(folder)


def damaged_keys(folder: Path) -> str:
    path = folder / files.KEYS
    path.write_bytes(path.read_bytes().replace(b'"m": 8', b'"m": 9'))
    return open_it(folder)


def keys_of_another(folder: Path) -> str:
    other = folder.with_name("other")
    Journal.create(other, PASSPHRASE, RealClock(), CHEAP).close()
    shutil.copy(other / files.KEYS, folder / files.KEYS)
    return open_it(folder)


def newer_format(folder: Path) -> str:
    with next_version():
        filled(folder, 1).close()
    return open_it(folder)


def open_elsewhere(folder: Path) -> str:
    with workers() as crew:
        pid = crew.begin("save_on", str(folder), "0")
        assert crew.heard() == "saved 0"
        sentence = open_it(folder)
        os.kill(pid, signal.SIGKILL)
        crew.rest()
    return sentence


def no_space(folder: Path) -> str:
    return refused_save(folder, "--inject=pwrite64:error=ENOSPC:when=400+")


def failing_disk(folder: Path) -> str:
    return refused_save(folder, "--inject=pwrite64:error=EIO:when=400+")


def read_only(folder: Path) -> str:
    """A file system mounted for reading only: what would write is refused, in the words of the system."""
    with strained(
        "--inject=openat:error=EROFS",
        "-P",
        str(folder / files.DATABASE),
        "-P",
        f"{folder / files.DATABASE}-wal",
    ) as crew:
        crew.begin("open_once", str(folder))
        return last(crew)


def refused_save(folder: Path, inject: str) -> str:
    with strained(inject) as crew:
        crew.begin("save_till_refused", str(folder))
        return last(crew)


@contextmanager
def strained(*options: str) -> Iterator[Workers]:
    with workers(["strace", "-f", "--seccomp-bpf", "-o", "/dev/null", *options]) as crew:
        yield crew


def last(crew: Workers) -> str:
    said, code = crew.rest()
    assert code == 0, said
    return said[-1]


SITUATIONS: dict[str, Callable[[Path], str]] = {
    made.__name__: made
    for made in (
        wrong_passphrase,
        damaged_file,
        damaged_keys,
        keys_of_another,
        newer_format,
        open_elsewhere,
        no_space,
        failing_disk,
        read_only,
    )
}
"""The seven of the promise; a damaged file is told from damaged keys, a full disk from a failing one."""
NAMED = {
    "wrong_passphrase": "passphrase does not open",
    "damaged_file": "files are damaged",
    "damaged_keys": "keys file is missing or damaged",
    "keys_of_another": "belongs to another journal",
    "newer_format": "newer version",
    "open_elsewhere": "already open in another window",
    "no_space": "disk is full",
    "failing_disk": "disk did not answer",
    "read_only": "cannot be written to",
}


def mix_ups(sentences: dict[str, str]) -> list[str]:
    """Situations whose sentence is not their own, or also another's."""
    return [
        f"{situation}: {sentence}"
        for situation, sentence in sentences.items()
        if [name for name, words in NAMED.items() if words in sentence] != [situation]
    ]


def test_each_situation_has_its_own_sentence(
    folder: Path, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    sentences = {}
    for name, situation in SITUATIONS.items():
        place = tmp_path / name / folder.name
        shutil.copytree(folder, place)
        sentences[name] = situation(place)
    assert mix_ups(sentences) == []
    assert len(set(sentences.values())) == len(SITUATIONS)
    assert all(any(words in sentence for words in SAFE) for sentence in sentences.values())
    figure(f"messages: {len(set(sentences.values()))} different sentences for {len(SITUATIONS)} situations")
    first, second = "no_space", "failing_disk"
    muddled = sentences | {first: sentences[second], second: sentences[first]}
    assert len(mix_ups(muddled)) == 2
