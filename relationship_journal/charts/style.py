"""The look of every chart: colours, sizes, words and fonts.

Importing this module costs nothing; matplotlib is loaded by the functions that draw. Colours arrive
from whoever shows the chart, so that window, PDF and tests share one table without charts knowing it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

FONTS = ("Source Sans Pro", "DejaVu Sans")
"""The interface's typeface, then the one matplotlib carries with it, for other scripts."""

TEXT_PX = 13.0
"""The size of every word, in logical pixels."""


@dataclass(frozen=True)
class ChartSize:
    """Width and height in logical pixels, and how many device pixels make one of them."""

    width: int
    height: int
    dpr: float = 1.0


@dataclass(frozen=True)
class ChartStyle:
    """Colours as "#RRGGBB"."""

    surface: str = "#FFFDFA"
    ink: str = "#2C2521"
    ink_2: str = "#6B5F56"
    line: str = "#E7DED3"
    ember: str = "#A9462F"
    ember_soft: str = "#F8E6DE"
    sage: str = "#4F7153"
    sage_soft: str = "#E5EDE2"
    gold: str = "#8A5C12"
    plum: str = "#7B5C83"

    @classmethod
    def of(cls, colours: Mapping[str, str]) -> ChartStyle:
        """The style that takes its colours from `colours`; names it does not use are passed over."""
        return replace(cls(), **{name: colours[name] for name in _COLOURS if name in colours})


_COLOURS = tuple(ChartStyle.__dataclass_fields__)


@dataclass(frozen=True)
class ChartWords:
    """The words a chart shows, in the reader's language."""

    low: str = "distant"
    high: str = "very close"
    median: str = "7-day median"
    energy: str = "energy"
    tension: str = "tension"
    longest: str = "longest: {days} days"
    months: tuple[str, ...] = (
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
    )


def prepare(folder: Path | None = None) -> None:
    """Load matplotlib and the fonts, so that the first chart need not; call it on a spare thread.

    `folder` keeps matplotlib's list of installed fonts between runs (nothing else is written there) and
    shields the charts from a matplotlibrc of the user's. Only the first call, before matplotlib is
    imported, can choose it.
    """
    if folder is not None:
        os.environ.setdefault("MPLCONFIGDIR", str(folder))
    register_fonts()
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(1, 1), dpi=72)
    figure.text(0, 0, "5", fontfamily=FONTS)
    FigureCanvasAgg(figure).draw()  # type: ignore[no-untyped-call]


@cache
def register_fonts() -> None:
    """Make the interface's typeface known to matplotlib, from its package's files."""
    from font_source_sans_pro import font_directory  # type: ignore[import-untyped,unused-ignore]
    from matplotlib import font_manager

    for weight in ("Regular", "Semibold"):
        font_manager.fontManager.addfont(Path(font_directory) / f"SourceSansPro-{weight}.ttf")


@cache
def _shown(character: str) -> bool:
    return any(font.get_char_index(ord(character)) for font in _fonts())


@cache
def advance(character: str) -> float:
    """How much room `character` takes in a line, in logical pixels."""
    from matplotlib.ft2font import LoadFlags

    register_fonts()
    code = ord(character)
    font = next((font for font in _fonts() if font.get_char_index(code)), _fonts()[0])
    font.set_size(TEXT_PX, 72)
    return float(font.load_char(code, LoadFlags.NO_HINTING).linearHoriAdvance) / 65536


def _fonts() -> list[FT2Font]:
    from matplotlib import font_manager

    return [font_manager.get_font(font_manager.findfont(family)) for family in FONTS]


def drawable(text: str, longest: int = 36) -> str:
    """`text` on one line, without characters the chart's fonts lack, cut to `longest` characters."""
    register_fonts()
    line = " ".join(
        "".join(character for character in text if _shown(character) or character.isspace()).split()
    )
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
