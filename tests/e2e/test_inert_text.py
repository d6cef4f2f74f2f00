"""Words are only words: whatever they look like, no view opens a file or follows a link named in them."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from hostile import BAIT, plant, records, samples
from playing import CHEAP, PASSPHRASE, Played, RealClock, play
from watching import Watch

from relationship_journal.domain.days import day_of
from relationship_journal.domain.settings import JournalSettings
from relationship_journal.journal.journal import Journal

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="watches with inotify"),
]
VIEWS = (
    "today", "diagnosis", "gratitude", "rituals", "mood", "appreciation", "reflection", "diagnosis_note",
    "ritual", "conversations", "conversation", "history", "bin", "settings", "quiet_hour", "notices",
    "help", "crash", "search", "chart", "preview", "door",
)  # fmt: skip


@pytest.fixture
def baits(tmp_path: Path) -> Path:
    plant(tmp_path / "baits")
    return tmp_path / "baits"


@pytest.fixture
def folder(tmp_path: Path, baits: Path) -> Path:
    """A journal that has a hostile text everywhere."""
    texts = samples(baits)
    journal = Journal.create(tmp_path / "My journal", PASSPHRASE, RealClock(), CHEAP)
    journal.settings.write(JournalSettings(my_name=texts[0], partner_name=texts[1]))
    journal.add(records(texts, day_of(datetime.now(UTC), UTC)))
    journal.close()
    return tmp_path / "My journal"


@pytest.fixture
def trace(tmp_path: Path) -> tuple[str, ...]:
    """How to run a program under the eyes of strace; nothing where there is none."""
    if not shutil.which("strace"):
        return ()
    calls = "trace=%file,connect,sendto,execve"
    return ("strace", "-f", "--seccomp-bpf", "-qq", "-s", "4096", "-o", str(tmp_path / "trace"), "-e", calls)


OWN_PROCESSES = ("fc-list", "'-m', 'relationship_journal.exchange.typesetting'")
"""The charts' library asks the system for its fonts when it first runs; the pages of a PDF are set apart."""


def caught(watch: Watch, trace: Path) -> tuple[set[str], list[str]]:
    """Baits that were opened, and system calls that name one or leave for another computer."""
    told = trace.read_text(errors="replace").splitlines() if trace.exists() else []
    suspicious = [
        line
        for line in told
        if re.search(rf'"[^"]*{BAIT}-\d\d', line) or "AF_INET" in line or "xdg-open" in line
    ]
    return watch.opened(), suspicious


def watched(
    scenario: str, folder: Path, config: Path, baits: Path, trace: tuple[str, ...]
) -> tuple[Played, Watch]:
    watch = Watch(baits)
    played = play(scenario, folder, config, script="inert_session.py", before=trace)
    return played, watch


def test_no_view_opens_a_file_or_follows_a_link(
    folder: Path, tmp_path: Path, baits: Path, trace: tuple[str, ...], figure: Callable[[str], None]
) -> None:
    played, watch = watched("every_view", folder, tmp_path, baits, trace)
    for view in VIEWS:
        played.wait_for(f"saw {view}")
    assert played.end() == 0
    told = [word for _, word in played.words]
    left = [word for word in told if word.startswith("left")]
    assert [word for word in left if not any(own in word for own in OWN_PROCESSES)] == []
    opened, calls = caught(watch, tmp_path / "trace")
    watch.close()
    assert opened == set()
    figure(
        f"inert text: {len(samples(baits))} hostile texts in every field, {len(VIEWS)} views: "
        f"0 of their files opened, 0 links followed ({'strace and ' if trace else ''}inotify)"
    )
    assert calls == []


def test_a_careless_program_would_be_caught(
    tmp_path: Path, baits: Path, trace: tuple[str, ...], figure: Callable[[str], None]
) -> None:
    played, watch = watched("careless", tmp_path / "none", tmp_path, baits, trace)
    assert played.end() == 0
    opened, _ = caught(watch, tmp_path / "trace")
    watch.close()
    figure(f"control: read as markup, {len(opened)} of the same texts get their file opened")
    assert len(opened) >= 10
