"""Starts a scenario in a process of its own and listens to what it says."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from relationship_journal.vault.keys import KdfProfile

HERE = Path(__file__).parent
PASSPHRASE = "four quiet rivers under snow"
CHEAP = KdfProfile(t=1, m=8, p=1)
PATIENCE = 40


class RealClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def zone(self) -> ZoneInfo:
        return ZoneInfo("UTC")

    def zone_name(self) -> str:
        return "UTC"


@dataclass
class Played:
    """A running scenario, and when it said what."""

    process: subprocess.Popen[str]
    words: list[tuple[float, str]] = field(default_factory=list)
    listener: threading.Thread = field(default_factory=threading.Thread)

    def listen(self) -> None:
        with self.process.stdin, self.process.stdout as lines:  # type: ignore[union-attr]
            for line in lines:
                self.words.append((time.monotonic(), line.strip()))

    def end(self) -> int:
        """Wait for the process to end and for its last word; its exit code."""
        code = self.process.wait(PATIENCE)
        self.listener.join(PATIENCE)
        return code

    def said(self, start: str) -> float | None:
        """When it said a word beginning with `start`, by the monotonic clock."""
        return next((at for at, word in self.words if word.startswith(start)), None)

    def wait_for(self, start: str, count: int = 1, meanwhile: Callable[[], object] = lambda: None) -> None:
        """Wait until it said so `count` times, doing `meanwhile` now and then."""
        deadline = time.monotonic() + PATIENCE
        while sum(word.startswith(start) for _, word in self.words) < count:
            assert time.monotonic() < deadline, self.words[-5:]
            assert self.process.poll() is None, self.words[-5:]
            meanwhile()
            threading.Event().wait(0.01)


def play(
    scenario: str,
    folder: Path,
    config: Path,
    *,
    script: str = "scenarios.py",
    environment: Mapping[str, str] | None = None,
    before: Sequence[str] = (),
    errors: Path | None = None,
) -> Played:
    """Play `scenario`; `before` goes in front of the command, `errors` takes what goes to stderr."""
    surroundings = dict(
        os.environ,
        QT_QPA_PLATFORM="offscreen",
        TZ="UTC",
        HOME=str(config),
        XDG_CONFIG_HOME=str(config),
        DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent",
        **(environment or {}),
    )
    command = [*before, sys.executable, str(HERE / script), scenario, str(folder), str(config)]
    with open(errors or os.devnull, "ab") as sink:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=sink if errors else None,
            text=True,
            env=surroundings,
        )
    played = Played(process)
    played.listener = threading.Thread(target=played.listen, daemon=True)
    played.listener.start()
    return played
