"""Why a backup could not be made, read or put back: one sentence each, and the journal is safe in all."""

from __future__ import annotations

from relationship_journal.vault.errors import Damaged, KeysDamaged, NoSpace, ReadOnly, VaultError


class BackupNotMade(VaultError):
    """A backup could not be written; nothing of it is left. `cause` chooses the sentence."""

    sentence = (
        "The disk did not answer as it should, so no backup was made. Your journal is safe; "
        "check the drive, then try again."
    )

    def __init__(self, cause: BaseException | None = None) -> None:
        self.sentence = _not_made(cause)
        super().__init__(repr(cause))


class BackupUnsound(VaultError):
    """A fresh backup did not pass its checks."""

    sentence = (
        "The new backup did not pass its check, so it was not kept. Your journal was not changed; "
        "check it with Verify, and keep the earlier backups."
    )


class BackupStopped(VaultError):
    """The user stopped it."""

    sentence = "It was stopped, and nothing of it was kept. Your journal is as it was; start again any time."


class BackupDamaged(VaultError):
    """Bytes of a backup are not what was written."""

    sentence = (
        "This backup is damaged, so nothing was taken from it. Your journal is as it was; "
        "choose another backup."
    )


class BackupNotRemoved(VaultError):
    """The system would not delete the file."""

    sentence = (
        "This backup could not be deleted. It and your journal are as they were; "
        "allow writing in its folder, or delete the file there."
    )


class NotABackup(VaultError):
    """Some other file."""

    sentence = (
        "This file is not a backup of a journal. Nothing has been changed; "
        "choose a file whose name ends in .rjbackup."
    )


class BackupPassphrase(VaultError):
    """The backup has another passphrase than the one typed."""

    sentence = (
        "That passphrase does not open this backup. Nothing has been changed; "
        "a backup opens with the passphrase of the day it was made."
    )


class BackupOfOtherKey(VaultError):
    """The backup was made with another data key than the open journal's."""

    sentence = (
        "This backup has a key of its own. Nothing has been changed; "
        "type the passphrase of the day it was made to restore it."
    )


class NotRestored(VaultError):
    """The files could not be put in place; the present journal is where it was. `cause` as above."""

    sentence = (
        "The disk did not answer as it should, so nothing was restored. Your journal is as it was; "
        "check the drive, then try again."
    )

    def __init__(self, cause: BaseException | None = None) -> None:
        self.sentence = _not_restored(cause)
        super().__init__(repr(cause))


def _not_made(cause: BaseException | None) -> str:
    if isinstance(cause, NoSpace):
        return (
            "The disk is full, so no backup was made. Your journal and its earlier backups are safe; "
            "free some space, then try again."
        )
    if isinstance(cause, ReadOnly):
        return (
            "The backup folder cannot be written to, so no backup was made. Your journal is safe; "
            "allow writing there, then try again."
        )
    if isinstance(cause, KeysDamaged):
        return (
            "This journal's keys file is missing or damaged, so no backup was made. Your journal is safe; "
            "change its passphrase to make the file anew, then try again."
        )
    if isinstance(cause, Damaged):
        return (
            "Your journal's files are damaged, so no backup was made of them. Its earlier backups are safe; "
            "check the journal with Verify."
        )
    return BackupNotMade.sentence


def _not_restored(cause: BaseException | None) -> str:
    if isinstance(cause, NoSpace):
        return (
            "The disk is full, so nothing was restored. Your journal is as it was; "
            "free some space, then try again."
        )
    if isinstance(cause, ReadOnly):
        return (
            "The folder around your journal cannot be written to, so nothing was restored. Your journal "
            "is as it was; allow writing there, or restore to another folder."
        )
    return NotRestored.sentence
