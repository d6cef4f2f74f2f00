"""keys.json: the journal's data key, wrapped once for each way to unlock it.

The passphrase is stretched by Argon2id (RFC 9106) into a key that wraps the random data key with
AES-256-GCM. Nothing else derived from the passphrase is kept: the authentication tag is the verifier.
A plain checksum over the public fields tells damage from a wrong passphrase.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from relationship_journal.vault.errors import KeysDamaged, NewerFormat, WrongPassphrase

FORMAT = 1
DATA_KEY_BYTES = 32
PASSPHRASE, KEYRING = "passphrase", "keyring"
"""The kinds of slot: what a person knows, and a random secret in the system's keyring."""
MOST_SLOTS = 8
"""A forged file with thousands of slots would keep the computer busy for hours."""
RandomBytes = Callable[[int], bytes]


@dataclass(frozen=True)
class KdfProfile:
    """Cost of Argon2id: `t` passes, `m` memory in KiB, `p` lanes."""

    t: int = 3
    m: int = 64 * 1024
    p: int = 4

    def readable(self) -> bool:
        """Whether the costs are within what a reader may be asked to spend (at most 1 GiB, 20 passes)."""
        return 1 <= self.t <= 20 and 8 <= self.m <= 1024 * 1024 and 1 <= self.p <= 16

    def strong(self) -> bool:
        """Whether a new slot may be made with it (OWASP's floor: 19 MiB and 2 passes)."""
        return self.t >= 2 and self.m >= 19 * 1024


RANDOM_SECRET = KdfProfile(t=1, m=8, p=1)
"""For a slot whose secret is 256 random bits: stretching adds nothing to what cannot be guessed."""


@dataclass(frozen=True)
class Slot:
    """One way to unlock: public parameters and the wrapped data key."""

    kind: str
    kdf: KdfProfile
    salt: bytes
    nonce: bytes
    wrapped: bytes

    def public(self) -> dict[str, Any]:
        """Every field but the wrapped key, as JSON values."""
        return {
            "kind": self.kind,
            "kdf": {"name": "argon2id", "t": self.kdf.t, "m": self.kdf.m, "p": self.kdf.p},
            "salt": self.salt.hex(),
            "nonce": self.nonce.hex(),
        }


@dataclass(frozen=True)
class Keys:
    """What keys.json holds. `journal` is the first 16 bytes of journal.db; `generation` counts data keys.

    `next` holds the ways to the next data key while a re-encryption is under way.
    """

    journal: bytes
    generation: int
    slots: tuple[Slot, ...]
    next: Keys | None = None

    def to_json(self) -> bytes:
        """The file's bytes."""
        body: dict[str, Any] = {
            "format": FORMAT,
            "journal": self.journal.hex(),
            **self._ways(),
        }
        if self.next is not None:
            body["next"] = self.next._ways()
        return json.dumps({**body, "check": _check(body)}, indent=1, sort_keys=True).encode() + b"\n"

    def has(self, kind: str) -> bool:
        """Whether there is a slot of this kind."""
        return any(slot.kind == kind for slot in self.slots)

    def without(self, kind: str) -> Keys:
        """The same without the slots of this kind."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.kind != kind))

    def _ways(self) -> dict[str, Any]:
        slots = [{**slot.public(), "wrapped": slot.wrapped.hex()} for slot in self.slots]
        return {"generation": self.generation, "slots": slots}


def parse(data: bytes) -> Keys:
    """The keys in a keys.json file.

    Raises KeysDamaged when the bytes are not what was written or ask for absurd costs, NewerFormat when a
    newer version wrote them.
    """
    try:
        body = json.loads(data)
        check = body.pop("check")
        if check != _check(body):
            raise KeysDamaged("keys.json: checksum")
        if body["format"] > FORMAT:
            raise NewerFormat("keys.json")
        journal = bytes.fromhex(body["journal"])
        following = _ways(journal, body["next"]) if "next" in body else None
        return replace(_ways(journal, body), next=following)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise KeysDamaged("keys.json") from error


def wrap(
    keys: Keys, kind: str, secret: str, data_key: bytes, profile: KdfProfile, random: RandomBytes
) -> Keys:
    """`keys` with one more slot, opened by `secret`."""
    slot = Slot(kind, profile, random(16), random(12), b"")
    sealed = _cipher(slot, secret).encrypt(slot.nonce, data_key, _associated(keys, slot))
    return replace(keys, slots=(*keys.slots, replace(slot, wrapped=sealed)))


def unwrap(keys: Keys, secret: str, kind: str = PASSPHRASE) -> bytes:
    """The data key. Raises WrongPassphrase when no slot of this kind opens."""
    from cryptography.exceptions import InvalidTag

    for slot in keys.slots:
        if slot.kind != kind:
            continue
        try:
            data_key: bytes = _cipher(slot, secret).decrypt(slot.nonce, slot.wrapped, _associated(keys, slot))
            return data_key
        except InvalidTag:
            continue
    raise WrongPassphrase


def _cipher(slot: Slot, typed: str) -> Any:
    from argon2.low_level import Type, hash_secret_raw
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    secret = unicodedata.normalize("NFC", typed).encode("utf-8", "surrogatepass")
    kdf = slot.kdf
    return AESGCM(hash_secret_raw(secret, slot.salt, kdf.t, kdf.m, kdf.p, 32, Type.ID))


def _associated(keys: Keys, slot: Slot) -> bytes:
    bound = {"format": FORMAT, "journal": keys.journal.hex(), "generation": keys.generation, **slot.public()}
    return json.dumps(bound, sort_keys=True, separators=(",", ":")).encode()


def _ways(journal: bytes, entry: dict[str, Any]) -> Keys:
    if len(entry["slots"]) > MOST_SLOTS:
        raise KeysDamaged("keys.json: slots")
    return Keys(journal, int(entry["generation"]), tuple(_slot(slot) for slot in entry["slots"]))


def _slot(entry: dict[str, Any]) -> Slot:
    kdf = KdfProfile(int(entry["kdf"]["t"]), int(entry["kdf"]["m"]), int(entry["kdf"]["p"]))
    if entry["kdf"]["name"] != "argon2id" or not kdf.readable():
        raise KeysDamaged("keys.json: key derivation")
    salt, nonce = bytes.fromhex(entry["salt"]), bytes.fromhex(entry["nonce"])
    if len(salt) != 16 or len(nonce) != 12:
        raise KeysDamaged("keys.json: salt or nonce")
    return Slot(str(entry["kind"]), kdf, salt, nonce, bytes.fromhex(entry["wrapped"]))


def _check(body: dict[str, Any]) -> str:
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":")).encode()
    return hashlib.sha256(canonical).hexdigest()[:16]
