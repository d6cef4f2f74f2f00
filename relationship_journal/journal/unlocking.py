"""The ways into an open journal: passphrase, recovery sheet, this computer's keyring; and its data key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from relationship_journal.domain.errors import KnownError
from relationship_journal.journal.computer import Computer, KeyringUnavailable
from relationship_journal.vault import key_copies, keys, recovery, rekeying
from relationship_journal.vault.errors import ForeignKeys, KeysDamaged, NewerFormat, ReadOnly, WritingStopped
from relationship_journal.vault.keys import Keys, RandomBytes
from relationship_journal.vault.vault import Vault, read_keys

Progress = Callable[[float, str], None]
Cancelled = Callable[[], bool]
MakeBackup = Callable[[Progress, Cancelled], object]
SECRET_BYTES = 32


class Unlocking:
    """Changes how the journal is opened. Whatever opens it for good asks for the present passphrase.

    `by_sheet`: this session was opened by the recovery sheet, whose holder may set a new passphrase.
    """

    def __init__(
        self, vault: Vault, random: RandomBytes, computer: Computer, backup: MakeBackup | None = None
    ) -> None:
        self._vault = vault
        self._random = random
        self._computer = computer
        self._backup = backup
        self.by_sheet = False

    @property
    def journal_id(self) -> str:
        """The journal's id, which stays through every change of passphrase and key."""
        return self._vault.journal.hex()

    def remembered(self) -> bool:
        """Whether keys.json has a slot for a keyring."""
        try:
            return self._held().has(keys.KEYRING)
        except (KeysDamaged, ForeignKeys):
            return False

    def check(self, passphrase: str) -> None:
        """Raise WrongPassphrase unless it opens this journal."""
        self._prove(passphrase)

    def change_passphrase(self, present: str, new: str) -> None:
        """From now on `new` opens the journal and `present` does not; the entries are not touched.

        Backups keep the keys.json of their day: the old passphrase goes on opening them.
        """
        held = self._prove(present).without(keys.PASSPHRASE)
        self._write(self._with_passphrase(held, new))

    def set_passphrase(self, new: str) -> None:
        """A new passphrase without the present one, in a session opened by the recovery sheet.

        keys.json is written anew, so that it may have been lost; nothing else that opened it stays.
        """
        if not self.by_sheet:
            raise RuntimeError("only the holder of the recovery sheet may do this")
        journal = self._vault.journal
        self._write(self._with_passphrase(Keys(journal, self._generation(journal), ()), new))
        self.by_sheet = False
        self._forget_secret()

    def recovery_sheet(self, passphrase: str) -> tuple[str, ...]:
        """The groups of the recovery sheet."""
        self._prove(passphrase)
        return recovery.groups(self._vault.data_key)

    def remember_on_this_computer(self, passphrase: str) -> None:
        """Let this computer's keyring open the journal too. Raises KeyringUnavailable."""
        held = self._prove(passphrase).without(keys.KEYRING)
        secret = self._random(SECRET_BYTES).hex()
        self._computer.keyring().write(self.journal_id, secret)
        try:
            self._write(
                keys.wrap(held, keys.KEYRING, secret, self._vault.data_key, keys.RANDOM_SECRET, self._random)
            )
        except KnownError:
            self._forget_secret()
            raise

    def forget_on_this_computer(self) -> None:
        """Take the keyring's slot out of keys.json, and the secret out of the keyring."""
        self._write(self._held().without(keys.KEYRING))
        self._forget_secret()

    def reencrypt(self, passphrase: str, progress: Progress, cancelled: Cancelled) -> None:
        """Write the whole journal anew under a fresh key. Once the passphrase is right, a backup comes first.

        The recovery sheet and the keyring end with the old key; backups made before keep it.
        """
        self._prove(passphrase)
        if self._backup is not None:
            self._backup(_part(progress, 0.0, 0.4), cancelled)
            progress = _part(progress, 0.4, 1.0)
        with _open_already():
            following = rekeying.reencrypt(
                self._vault,
                self._held(),
                passphrase,
                profile=self._computer.profile,
                random=self._random,
                progress=progress,
                cancelled=cancelled,
            )
        key_copies.keep(self._computer.copies, following)
        self._forget_secret()

    def keep_copy(self) -> None:
        """See to it that this computer has a copy of keys.json as it is."""
        with suppress(KnownError):
            held = self._held()
            if key_copies.find(self._computer.copies, held.journal) != held:
                key_copies.keep(self._computer.copies, held)

    def _prove(self, passphrase: str) -> Keys:
        """keys.json, once `passphrase` is known to open this journal. Raises WrongPassphrase."""
        held = self._held()
        data_key, settled = rekeying.unwrap(self._vault.folder, held, passphrase, keys.PASSPHRASE)
        if data_key != self._vault.data_key:
            raise ForeignKeys("another data key")
        return settled

    def _held(self) -> Keys:
        """keys.json as it lies there. The id is asked of the open database: reading the file beside SQLite
        would take its lock away."""
        held = read_keys(self._vault.folder)
        if held.journal != self._vault.journal:
            raise ForeignKeys("another journal's keys")
        return held

    def _with_passphrase(self, held: Keys, new: str) -> Keys:
        return keys.wrap(
            held, keys.PASSPHRASE, new, self._vault.data_key, self._computer.profile, self._random
        )

    def _generation(self, journal: bytes) -> int:
        """How many data keys the journal has had, as far as anything tells."""
        try:
            held: Keys | None = self._held()
        except NewerFormat:
            raise
        except KnownError:
            held = key_copies.find(self._computer.copies, journal)
        return 1 if held is None else (held.next or held).generation

    def _write(self, held: Keys) -> None:
        with _open_already():
            rekeying.write(self._vault.folder, held)
        key_copies.keep(self._computer.copies, held)

    def _forget_secret(self) -> None:
        with suppress(KeyringUnavailable):
            self._computer.keyring().forget(self.journal_id)


def _part(progress: Progress, first: float, last: float) -> Progress:
    """Progress of one part of the work, from `first` to `last` of the whole."""
    return lambda part, name: progress(first + part * (last - first), name)


@contextmanager
def _open_already() -> Iterator[None]:
    """A folder that cannot be written to is told as what it is to somebody whose journal is open."""
    try:
        yield
    except ReadOnly as error:
        raise WritingStopped(error.detail) from error
