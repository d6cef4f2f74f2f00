"""Several files of text as one zip archive, byte for byte the same for the same texts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime

_FIRST_YEAR = 1980  # of the format


def packed(files: Mapping[str, bytes], at: datetime) -> bytes:
    """A zip of `files` (path to content), each dated `at` and readable by its owner alone."""
    moment = (max(at.year, _FIRST_YEAR), at.month, at.day, at.hour, at.minute, at.second)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in sorted(files.items()):
            member = zipfile.ZipInfo(path, moment)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            archive.writestr(member, content)
    return buffer.getvalue()
