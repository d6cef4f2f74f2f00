"""The files a journal goes out as, but for the pages of a PDF: how each is made, named and looked at."""

from __future__ import annotations

import io
import zipfile
from typing import Literal

from relationship_journal.exchange.archive import Archive

Outgoing = Literal["json", "markdown", "csv", "ics"]

SUFFIXES: dict[str, str] = {"pdf": "pdf", "json": "json", "markdown": "zip", "csv": "zip", "ics": "ics"}
"""How the file's name ends: many files go out as one archive."""
GLANCE = 20_000
"""Bytes shown before a file is saved."""
A_FILE = 1_200
"""Of which each file of an archive has so many."""


def make(kind: Outgoing, archive: Archive, *, neutral: bool = False) -> bytes:
    """The file; with `neutral` a calendar names nothing."""
    if kind == "json":
        from relationship_journal.exchange.json_out import to_json

        return to_json(archive)
    if kind == "markdown":
        from relationship_journal.exchange.markdown_out import to_markdown

        return to_markdown(archive)
    if kind == "csv":
        from relationship_journal.exchange.csv_out import to_csv

        return to_csv(archive)
    from relationship_journal.exchange.calendar_out import to_calendar

    return to_calendar(archive, neutral=neutral)


def glance(data: bytes) -> str:
    """The beginning of a file as text; of an archive the beginning of each of its files."""
    if not data.startswith(b"PK"):
        return data[:GLANCE].decode(errors="ignore")
    parts: list[str] = []
    room = GLANCE
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if room <= 0:
                break
            with archive.open(name) as member:
                text = member.read(min(A_FILE, room)).decode("utf-8-sig", errors="ignore")
            parts.append(f"{name}\n\n{text.strip()}\n")
            room -= A_FILE
    return "\n\n".join(parts)
