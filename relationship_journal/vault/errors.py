"""Why a journal cannot be opened or written: one sentence each, so that none is taken for another."""

from __future__ import annotations

from relationship_journal.domain.errors import KnownError


class VaultError(KnownError):
    """A failure of the journal's files; `detail` is for whoever looks for the cause."""

    def __init__(self, detail: str = "", **values: object) -> None:
        super().__init__(**values)
        self.detail = detail


class WrongPassphrase(VaultError):
    """The passphrase does not open the key slot, and the slot itself is whole."""

    sentence = (
        "That passphrase does not open this journal. Nothing has been changed; "
        "check Caps Lock and the keyboard layout, then try again."
    )


class Damaged(VaultError):
    """Bytes of journal.db or keys.json are not what was written."""

    sentence = (
        "This journal's files are damaged, so it was not opened and not changed. "
        "Copy the folder somewhere safe, then put back a copy from an earlier day."
    )


class KeysDamaged(Damaged):
    """keys.json is missing or not what was written; journal.db may well be whole."""

    sentence = (
        "This journal's keys file is missing or damaged, so it was not opened and not changed. "
        "The recovery sheet opens it without that file; or put back keys.json from a backup."
    )


class WrongSheet(VaultError):
    """No recovery sheet was typed: a slip in `group` (from 1), or `count` characters instead of 56."""

    sentence = (
        "The recovery sheet has a slip somewhere. Nothing has been changed; "
        "compare what you typed with the paper, group by group."
    )

    def __init__(self, *, group: int | None = None, count: int | None = None) -> None:
        if group is not None:
            self.sentence = (
                "Group {group} does not look right. Nothing has been changed; "
                "compare it with the paper, then try again."
            )
        elif count is not None:
            self.sentence = (
                "A recovery sheet has 56 letters and digits, and here are {count}. Nothing has been "
                "changed; look for a group that is missing or stands twice."
            )
        super().__init__(group=group, count=count)
        self.group = group


class ForeignSheet(VaultError):
    """A recovery sheet without a slip, whose key is not this journal's."""

    sentence = (
        "This recovery sheet belongs to another journal, or this journal was given a new key since. "
        "Nothing has been changed; look for a newer sheet."
    )


class NotRemembered(VaultError):
    """This computer's keyring has no key that opens the journal."""

    sentence = (
        "This computer's keyring no longer opens this journal. Nothing has been changed; "
        "type your passphrase instead."
    )


class KeyChangeStopped(VaultError):
    """The user stopped a re-encryption."""

    sentence = (
        "The change of key was stopped. Your journal is as it was, and the same passphrase and the same "
        "recovery sheet open it."
    )


class ForeignKeys(VaultError):
    """keys.json belongs to another journal."""

    sentence = (
        "The keys file in this folder belongs to another journal. Nothing has been changed; "
        "put back the keys.json that came with this journal.db."
    )


class NewerFormat(VaultError):
    """Written by a newer version of the program."""

    sentence = (
        "This journal was written by a newer version of Relationship Journal. It was left untouched; "
        "update the program to open it."
    )


class OpenElsewhere(VaultError):
    """Another window or program holds the journal."""

    sentence = (
        "This journal is already open in another window. Nothing has been changed; "
        "close it there, then try again here."
    )


class NoSpace(VaultError):
    """The disk is full."""

    sentence = (
        "The disk is full, so the last change could not be written. What was saved before is safe and "
        "your text is still here; free some space and go on writing."
    )


class ReadOnly(VaultError):
    """The file or folder may not be written."""

    sentence = (
        "This folder cannot be written to, so the journal was not opened. Nothing has been changed; "
        "allow writing there or move the folder to a place of your own."
    )


class WritingStopped(VaultError):
    """The folder of an open journal may no longer be written."""

    sentence = (
        "This folder can no longer be written to, so the last change could not be saved. What was saved "
        "before is safe and your text is still here; allow writing there and try again."
    )


class NotAJournal(VaultError):
    """The folder holds no journal."""

    sentence = (
        "There is no journal in this folder. Nothing has been changed; choose the folder that holds "
        "journal.db and keys.json."
    )


class AlreadyThere(VaultError):
    """A journal would be created over something."""

    sentence = (
        "There is already something in this folder, so no journal was created. Nothing has been changed; "
        "open the journal there, or choose an empty folder."
    )


class DiskFailure(VaultError):
    """The system could not read or write."""

    sentence = (
        "The disk did not answer as it should, so the last change could not be written. What was saved "
        "before is safe and your text is still here; check the drive and try again."
    )
