"""What we wrote, in the user's language: translated files lie in `languages/<code>`, under the same names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

Spoken = Callable[[Path], Path]
"""Finds the file to read for an English one."""


def as_written(path: Path) -> Path:
    """The English file itself."""
    return path


def in_languages(folder: Path, languages: Sequence[str]) -> Spoken:
    """Finds files of `folder` in the first of `languages` that has them; the rest stay English.

    >>> in_languages(Path("resources"), ())(Path("resources/decks/dreams.toml")).as_posix()
    'resources/decks/dreams.toml'
    """

    def spoken(path: Path) -> Path:
        within = path.relative_to(folder)
        translated = (folder / "languages" / language / within for language in languages)
        return next((one for one in translated if one.is_file()), path)

    return spoken
