"""Importing a module reads no text of it.

PySide looks through the source of every module that is imported after it for a wish to have its names in
another style (`from __feature__ import snake_case`). Nobody here has that wish; reading a thousand files
for it costs a tenth of the start, and their lines stay in memory to the end.
"""

from __future__ import annotations

import sys
from typing import Any


def read_no_sources() -> None:
    """Let PySide import without looking. It is part of no contract of PySide: without it all is as before."""
    feature: Any = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "feature_imported"):
        feature.feature_imported = lambda _module: None
