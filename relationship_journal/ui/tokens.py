"""The colours and sizes of everything on screen, in one table for each theme."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Literal

SMALL, BASE, TEXT, HEADING, TITLE = 13, 15, 16, 20, 28
"""The five text sizes, in logical pixels; there are no others."""

LINE_HEIGHT = 26
"""The height of a line of the user's own words: 1.65 times TEXT, in logical pixels."""

Hue = Literal["ember", "sage", "gold", "plum"]
"""The hues of heat maps, pills and notes."""

_STEPS = (0.28, 0.52, 0.76, 1.0)


def mix(colour: str, ground: str, share: float) -> str:
    """`colour` laid over `ground` at `share` from 0 to 1, as "#RRGGBB"."""
    over, under = (bytes.fromhex(value[1:]) for value in (colour, ground))
    blended = (round(a * share + b * (1 - share)) for a, b in zip(over, under, strict=True))
    return "#" + "".join(f"{channel:02X}" for channel in blended)


def _luminance(colour: str) -> float:
    channels = [value / 255 for value in bytes.fromhex(colour[1:])]
    red, green, blue = ((c / 12.92) if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, 1 to 21, by WCAG 2.1's definition of contrast ratio."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@dataclass(frozen=True)
class Tokens:
    """One theme. Colours are "#RRGGBB"; `*_soft` is the ground that belongs to a hue."""

    paper: str
    surface: str
    rail: str
    ink: str
    ink2: str
    ink3: str
    line: str
    edge: str
    """The outline of a control that has to be found, such as an empty check box."""
    ember: str
    ember_soft: str
    on_ember: str
    """Text on a ground of `ember`."""
    sage: str
    sage_soft: str
    gold: str
    gold_soft: str
    plum: str
    plum_soft: str
    mood: tuple[str, str, str, str, str] = ("#9C3F1F", "#DE935C", "#EBDDC3", "#8DB6D1", "#28567F")
    """From distant to very close; told apart with every kind of colour vision."""
    dark: bool = False

    def heat(self, hue: str) -> tuple[str, str, str, str]:
        """The four steps of a heat map, weak to strong."""
        one, two, three, four = (mix(self.colour(hue), self.surface, share) for share in _STEPS)
        return one, two, three, four

    @property
    def heat_empty(self) -> str:
        """A day of a heat map on which nothing happened."""
        drawn_strongly = contrast(self.line, self.surface) > 2
        return mix(self.line, self.surface, 0.12 if drawn_strongly else 0.6)

    def colour(self, name: str) -> str:
        """The colour called `name`."""
        value = getattr(self, name)
        if not isinstance(value, str):
            raise KeyError(name)
        return value

    def colours(self) -> dict[str, str]:
        """Every colour by name, also under `ink_2` and `ink_3`, as the charts call them."""
        found = {
            one.name: str(getattr(self, one.name)) for one in fields(self) if one.name not in ("mood", "dark")
        }
        return {**found, "ink_2": self.ink2, "ink_3": self.ink3}


LIGHT = Tokens(
    paper="#FAF6F0",
    surface="#FFFDFA",
    rail="#F3ECE3",
    ink="#2C2521",
    ink2="#6B5F56",
    ink3="#95887C",
    line="#E7DED3",
    edge="#95887C",
    ember="#A9462F",
    ember_soft="#F8E6DE",
    on_ember="#FFFDFA",
    sage="#4F7153",
    sage_soft="#E5EDE2",
    gold="#8A5C12",
    gold_soft="#F8EDD8",
    plum="#7B5C83",
    plum_soft="#EFE6F0",
)

DARK = Tokens(
    paper="#1D1A18",
    surface="#272320",
    rail="#171513",
    ink="#EFE8E0",
    ink2="#B9AEA3",
    ink3="#877C72",
    line="#3A342F",
    edge="#877C72",
    ember="#E88467",
    ember_soft="#43291F",
    on_ember="#1D1A18",
    sage="#93B796",
    sage_soft="#2A352B",
    gold="#DDAE5C",
    gold_soft="#3B301D",
    plum="#B795BF",
    plum_soft="#362B39",
    dark=True,
)

LIGHT_STRONG = replace(
    LIGHT,
    paper="#FFFFFF",
    surface="#FFFFFF",
    ink="#000000",
    ink2="#2C2521",
    ink3="#554A42",
    line="#6B5F56",
    edge="#2C2521",
    ember="#7A2C19",
    on_ember="#FFFFFF",
    sage="#2C4D31",
    gold="#583805",
    plum="#523A59",
)
DARK_STRONG = replace(
    DARK,
    paper="#000000",
    surface="#0D0B0A",
    rail="#000000",
    ink="#FFFFFF",
    ink2="#EFE8E0",
    ink3="#CFC5BB",
    line="#9A8E84",
    edge="#EFE8E0",
    ember="#FFB49F",
    on_ember="#000000",
    sage="#BCE0BF",
    gold="#F7D08C",
    plum="#DDC3E4",
)
"""For who asked the system for more contrast: text at 7 to 1 or more (WCAG AAA), and lines one can see."""

THEMES = (LIGHT, DARK, LIGHT_STRONG, DARK_STRONG)
