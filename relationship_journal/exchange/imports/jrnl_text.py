"""jrnl's journal as one text file, as it lies on the disk or as `jrnl --format text` writes it."""

from __future__ import annotations

import re

from relationship_journal.domain.imports import Broken, Found, Haul, ImportRefused, sample_of
from relationship_journal.exchange.imports.formats import Step
from relationship_journal.exchange.imports.jrnl_entries import entries_in, has_entries
from relationship_journal.exchange.imports.source import NOT_READ, Source, decoded

FORMAT = "jrnl-text"
ENCRYPTED = (
    "This journal of jrnl is encrypted; nothing was changed. Please decrypt it with jrnl and bring that file."
)
_ENCRYPTED = re.compile(rb"(?:JRNLv3[^\n]{0,300}?)?gAAAAA[\w=-]{100,}\s{0,4}")
_ENDINGS = (".txt", ".jrnl", ".journal")
_FIRST_LOOKED_AT = 20
_LOOKED_AT = 20_000
_EVERY = 100


def recognises(source: Source) -> bool:
    """Whether a file begins with an entry of jrnl's, or is a journal that jrnl encrypted; of many texts that
    lie together, at least half of the first."""
    names = _members(source)[:_FIRST_LOOKED_AT]
    found = sum(_is_journal(data) or _is_encrypted(data) for data in map(source.read, names))
    return 0 < len(names) <= 2 * found


def read(source: Source, step: Step) -> Haul:
    """Every entry in it. One that cannot be read costs itself alone. Raises ImportRefused when there is none
    at all, or only what is encrypted."""
    haul = Haul(FORMAT)
    names = [name for name in _members(source) if _is_journal(source.read(name))]
    if not names:
        is_encrypted = any(_is_encrypted(source.read(name)) for name in _members(source)[:_FIRST_LOOKED_AT])
        raise ImportRefused(ENCRYPTED if is_encrypted else NOT_READ)
    for name in sorted(set(_members(source)) - set(names)):
        if source.read(name).strip():
            why = "This file does not begin with an entry of jrnl's."
            haul.broken.append(Broken(sample_of(name), why, sample_of(source.text(name))))
    for name in names:
        where = f"{sample_of(name)}, " if len(names) > 1 else ""
        for place, (line, of, found) in enumerate(entries_in(source.text(name), where)):
            if place % _EVERY == 0:
                step(line / of, f"Line {line} of {of}")
            if isinstance(found, Found):
                haul.entries.append(found)
            else:
                haul.broken.append(found)
    return haul


def _members(source: Source) -> list[str]:
    if not source.is_archive:
        return list(source.members)
    return [name for name in source.named(*_ENDINGS) if "__MACOSX/" not in name]


def _is_journal(data: bytes) -> bool:
    start = data if len(data) <= _LOOKED_AT else data[:_LOOKED_AT].rpartition(b"\n")[0] or data[:_LOOKED_AT]
    return has_entries(decoded(start))


def _is_encrypted(data: bytes) -> bool:
    return _ENCRYPTED.fullmatch(data) is not None
