"""Our own JSON export, back into a journal: nothing lost, nothing doubled (docs/json-format.md)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from relationship_journal.domain.imports import Broken, Haul, ImportRefused, sample_of
from relationship_journal.domain.kinds import EXPORTED, OWNED
from relationship_journal.domain.origins import OURS, Origin
from relationship_journal.domain.records import Record, Setting, natural_id
from relationship_journal.exchange.imports.formats import Step
from relationship_journal.exchange.imports.own_records import Misfit, plain, record_of
from relationship_journal.exchange.imports.source import NOT_READ, Source, decoded, json_of
from relationship_journal.exchange.imports.values import compact
from relationship_journal.exchange.json_out import FORMAT

NEWER = (
    "This export was written by a newer version of the program; nothing was changed. "
    "Please update the program and bring it in again."
)
_KNOWN = {"format", "exported_at", "names", "settings"}
_EVERY = 500


def recognises(source: Source) -> bool:
    """Whether it calls itself an export of ours."""
    return _member(source) is not None


def read(source: Source, step: Step) -> Haul:
    """Everything in it. Raises ImportRefused when it is none of ours, or a newer version's."""
    member = _member(source)
    found = json_of(decoded(source.read(member))) if member else None
    told: dict[str, Any] = found if isinstance(found, dict) else {}
    format = told.get("format")
    version = format.get("version") if isinstance(format, dict) and format.get("name") == OURS else None
    if not isinstance(version, int) or version < 1:
        raise ImportRefused(NOT_READ)
    if version > FORMAT:
        raise ImportRefused(NEWER)
    haul = _Reading(told, step).haul()
    haul.records += _settings(told.get("settings"), haul)
    return haul


def _member(source: Source) -> str | None:
    names = list(source.named(".json")) if source.is_archive else list(source.members)
    return next((name for name in names[:20] if _is_ours(source.read(name))), None)


def _is_ours(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"{" and f'"{OURS}"'.encode() in data


class _Reading:
    """Reads the lists of one export, owners before what they own."""

    def __init__(self, told: dict[str, Any], step: Step) -> None:
        self._told = told
        self._step = step
        self._haul = Haul(OURS)
        self._ids: dict[str, set[UUID]] = {}
        self._seen: set[UUID] = set()
        self._total = sum(len(one) for one in told.values() if isinstance(one, list)) or 1
        self._done = 0

    def haul(self) -> Haul:
        """Everything that can be read of it."""
        for plural, kind in EXPORTED.items():
            self._list(plural, kind)
        for name in sorted(set(self._told) - set(EXPORTED) - _KNOWN):
            sample = sample_of(compact(self._told[name]))
            self._broken(name, "This version has no place for it.", sample)
        return self._haul

    def _list(self, plural: str, kind: str) -> None:
        listed = self._told.get(plural, [])
        if not isinstance(listed, list):
            self._broken(plural, "This is no list.", sample_of(compact(listed)))
            return
        ids = self._ids.setdefault(kind, set())
        for place, told in enumerate(listed):
            if self._done % _EVERY == 0:
                self._step(self._done / self._total, f"Entry {self._done + 1} of {self._total}")
            self._done += 1
            try:
                record = record_of(kind, told)
                self._check(record, kind)
            except ValueError as error:
                why = str(error) if isinstance(error, Misfit) else "It cannot be kept."
                self._broken(f"{plural}, {place + 1}", why, sample_of(compact(told)))
                continue
            ids.add(record.id)
            self._haul.records.append(record)

    def _check(self, record: Record, kind: str) -> None:
        if (owner := OWNED.get(kind)) and getattr(record, f"{owner}_id") not in self._ids.get(owner, set()):
            raise Misfit(f"The {owner} it belongs to is not there.")
        if isinstance(record, Origin):  # it has the id of its entry
            if record.id not in self._seen or record.id in self._ids[kind]:
                raise Misfit("The entry it tells of is not there.")
            return
        if record.id in self._seen:
            raise Misfit("It is there twice.")
        self._seen.add(record.id)

    def _broken(self, where: str, why: str, sample: str) -> None:
        self._haul.broken.append(Broken(where, why, sample))


def _settings(told: object, haul: Haul) -> list[Record]:
    found: list[Record] = []
    for name, value in told.items() if isinstance(told, dict) else ():
        if name.startswith("_"):
            continue  # the program's own notes, which no export of ours has
        try:
            kept = plain(value)
            found.append(Setting(id=natural_id("setting", plain(name)), name=plain(name), value=kept))
        except ValueError:
            haul.broken.append(Broken("settings", "It cannot be kept.", sample_of(str(name))))
    return found
