"""Which files are texts that people wrote, and their letters, in the encodings that are about."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from relationship_journal.domain.imports import ImportRefused
from relationship_journal.exchange.imports.source import (
    MOST_LINES,
    MOST_MEMBER_BYTES,
    TOO_LARGE,
    Source,
    decoded,
    json_of,
)

GUESSED = "Its encoding is not told; some of its letters may be wrong."
_ENDINGS = (".txt", ".md", ".markdown", ".mdown", ".text")
_DATA = (".json", ".csv", ".xml", ".db", ".sqlite", ".html", ".htm", ".plist", ".doentry")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CODE = re.compile(r"\s{0,20}(?:<\?xml|<!doctype|<html|<plist|\{\\rtf|%PDF|-----BEGIN )", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LOOKED_AT = 20_000
_FEW = 0.02
"""Control characters in a text, of all its characters, at most."""


def text_files(source: Source) -> list[str]:
    """The files that are texts by their names, in order; none where files of data are more than those."""
    names = [name for name in source.named(*_ENDINGS) if not _is_hidden(name)]
    data = sum(not _is_hidden(name) for name in source.named(*_DATA)) if source.is_archive else 0
    return names if len(names) >= data else []


def is_text(data: bytes) -> bool:
    """Whether it can be a text that somebody wrote: it has words and is no code or data."""
    start = text_in(data[:_LOOKED_AT])[0]
    noughts = 0 if data.startswith(_MARKS) or _wide(data) else data[:_LOOKED_AT].count(0)
    if not any(map(str.isalnum, start)) or _CODE.match(start):
        return False
    if noughts + len(_CONTROLS.findall(start)) > _FEW * len(start):
        return False
    return not _is_json(data)


def text_in(data: bytes) -> tuple[str, tuple[str, ...]]:
    """A text, and the doubt where its encoding was guessed. Raises ImportRefused when it is too large."""
    if len(data) > MOST_MEMBER_BYTES or data.count(b"\n") + data.count(b"\r") > MOST_LINES:
        raise ImportRefused(TOO_LARGE)
    if data.startswith(_MARKS):
        return decoded(data), ()
    if wide := _wide(data):
        return decoded(wide + data), (GUESSED,)
    text = decoded(data)
    return text, () if text.isascii() or _reads_as_utf8(data) else (GUESSED,)


def _wide(data: bytes) -> bytes:
    """The mark that is missing from what must be UTF-16: every second byte of most is nought."""
    start = data[:_LOOKED_AT]
    for mark, noughts, letters in (
        (b"\xff\xfe", start[1::2], start[::2]),
        (b"\xfe\xff", start[::2], start[1::2]),
    ):
        if len(start) >= 4 and noughts.count(0) > len(noughts) / 2 and not letters.count(0):
            return mark
    return b""


def _reads_as_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_json(data: bytes) -> bool:
    if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] not in (b"{", b"[") or data.rstrip()[-1:] not in (b"}", b"]"):
        return False
    try:
        return isinstance(json_of(decoded(data)), dict | list)
    except ImportRefused:
        return False


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith((".", "__MACOSX")) and part.strip(".") for part in parts)
