"""How hard a passphrase is to guess, estimated on this computer by zxcvbn."""

from __future__ import annotations

from dataclasses import dataclass

SHORTEST = 8
"""A passphrase has at least this many characters; nothing else is demanded of it."""

LONGEST_RATED = 100
"""The estimate takes ever longer on long input, and what comes after this changes nothing."""

_YEAR = 365.25 * 24 * 3600


@dataclass(frozen=True)
class Strength:
    """An estimate: `score` from 0 (guessed at once) to 4, and the `years` guessing would take.

    Years are for somebody who has the file and tries ten thousand passphrases a second, which is more
    than the journal's key derivation lets one computer try.
    """

    score: int
    years: float


def rate(passphrase: str) -> Strength:
    """Estimate a passphrase; takes some hundredths of a second."""
    from zxcvbn import zxcvbn

    if not passphrase:
        return Strength(0, 0.0)
    found = zxcvbn(passphrase[:LONGEST_RATED], max_length=LONGEST_RATED)
    seconds = float(found["crack_times_seconds"]["offline_slow_hashing_1e4_per_second"])
    return Strength(int(found["score"]), seconds / _YEAR)
