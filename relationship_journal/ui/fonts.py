"""The two typefaces: Source Sans Pro for the interface, Source Serif Pro for what the user writes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from relationship_journal.ui.tokens import BASE, TEXT

SANS = "Source Sans Pro"
SERIF = "Source Serif Pro"

REGULAR = QFont.Weight.Normal
SEMIBOLD = QFont.Weight.DemiBold

_FACES = {
    "font_source_sans_pro": ("SourceSansPro-Regular", "SourceSansPro-Semibold", "SourceSansPro-It"),
    "font_source_serif_pro": ("SourceSerifPro-Regular", "SourceSerifPro-Semibold", "SourceSerifPro-It"),
}


def font_files() -> Iterator[Path]:
    """The files of the faces we use, as far as they are installed; the packages are not imported."""
    for package, faces in _FACES.items():
        found = find_spec(package)
        for place in (found.submodule_search_locations or ()) if found else ():
            yield from (Path(place) / "files" / f"{face}.ttf" for face in faces)


@cache
def load_fonts() -> None:
    """Give Qt the faces we use, once. Where one is missing Qt takes the system's nearest instead."""
    for path in font_files():
        QFontDatabase.addApplicationFont(str(path))


def sans(size: int = BASE, weight: QFont.Weight = REGULAR, italic: bool = False) -> QFont:
    """The interface's typeface at `size` logical pixels."""
    return _font((SANS, "sans-serif"), QFont.StyleHint.SansSerif, size, weight, italic)


def serif(size: int = TEXT, weight: QFont.Weight = REGULAR, italic: bool = False) -> QFont:
    """The writer's typeface at `size` logical pixels."""
    return _font((SERIF, "serif"), QFont.StyleHint.Serif, size, weight, italic)


def _font(
    families: tuple[str, ...], hint: QFont.StyleHint, size: int, weight: QFont.Weight, italic: bool
) -> QFont:
    """A copy, because a QFont can be changed; making one takes ten times as long."""
    return QFont(_made(families, hint, size, weight, italic))


@cache
def _made(
    families: tuple[str, ...], hint: QFont.StyleHint, size: int, weight: QFont.Weight, italic: bool
) -> QFont:
    font = QFont(list(families))
    font.setStyleHint(hint)
    font.setPixelSize(size)
    font.setWeight(weight)
    font.setItalic(italic)
    return font
