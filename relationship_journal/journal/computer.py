"""What a computer keeps for its journals outside their folders: copies of keys, secrets in its keyring."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from relationship_journal.domain.errors import KnownError
from relationship_journal.vault.keys import KdfProfile

PASSPHRASE_EVERY = timedelta(days=14)
"""How long a remembered journal opens without its passphrase, so that nobody forgets theirs."""
SLACK = timedelta(minutes=5)
"""Computers set their clocks right by so much without anyone meaning anything by it."""


class KeysLost(KnownError):
    """keys.json is missing, damaged or another journal's, and this computer has a copy of the right one."""

    def __init__(self) -> None:
        super().__init__(
            "This journal's keys file is missing or damaged. Nothing has been changed; this computer has a "
            "copy of it, which can be put in its place."
        )


class KeyringUnavailable(KnownError):
    """The system offers no keyring that keeps a secret safe."""

    def __init__(self) -> None:
        super().__init__(
            "This computer has no keyring that keeps secrets safely, or it is locked. Nothing has been "
            "changed; your passphrase opens the journal as before."
        )


class Secrets(Protocol):
    """Where a secret is kept for the user who is signed in. Each raises KeyringUnavailable."""

    def read(self, name: str) -> str | None:
        """The secret of this name, None when there is none."""
        ...

    def write(self, name: str, secret: str) -> None:
        """Keep a secret."""
        ...

    def forget(self, name: str) -> None:
        """Remove a secret, if it is there."""
        ...


@dataclass(frozen=True)
class Computer:
    """`copies` is the folder for copies of keys.json, None to keep none; `profile` what new slots cost."""

    copies: Path | None = None
    secrets: Secrets | None = None
    profile: KdfProfile = field(default_factory=KdfProfile)
    sealed: dict[str, bytes] = field(default_factory=dict, compare=False)
    """Words no disk would take, sealed with their journal's key, until it is next unlocked."""

    def keyring(self) -> Secrets:
        """Where secrets are kept. Raises KeyringUnavailable."""
        if self.secrets is None:
            raise KeyringUnavailable
        return self.secrets


def passphrase_due(asked: datetime, seen: datetime, now: datetime) -> bool:
    """Whether a remembered journal must be opened with its passphrase now.

    `asked` is when it was last typed, `seen` when the journal was last opened in any way. A clock that
    stands before either was set back, and then the passphrase is asked: setting it back buys no time.
    """
    return not (max(asked, seen) - SLACK <= now <= asked + PASSPHRASE_EVERY)
