"""Both themes can be read: WCAG AA for every pair of text and ground the style sheet and painters use."""

from __future__ import annotations

import pytest

from relationship_journal.ui import tokens
from relationship_journal.ui.tokens import DARK, DARK_STRONG, LIGHT, LIGHT_STRONG, Tokens, contrast, mix

STRONG = [LIGHT_STRONG, DARK_STRONG]
THEMES = pytest.mark.parametrize(
    "theme", [LIGHT, DARK, *STRONG], ids=["light", "dark", "light strong", "dark strong"]
)
AA_TEXT, AA_PARTS, AAA_TEXT = 4.5, 3.0, 7.0
TEXT_ON_GROUND = [
    *((ink, ground) for ink in ("ink", "ink2") for ground in ("paper", "surface", "rail")),
    *((ink, f"{hue}_soft") for ink in ("ink", "ink2") for hue in ("ember", "sage", "gold", "plum")),
    *((hue, ground) for hue in ("ember", "sage", "gold", "plum") for ground in ("surface", f"{hue}_soft")),
    ("ember", "paper"),
    ("on_ember", "ember"),
    ("paper", "ink"),
]


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@THEMES
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON_GROUND)
def test_text_can_be_read(theme: Tokens, ink: str, ground: str) -> None:
    assert contrast(theme.colour(ink), theme.colour(ground)) >= AA_TEXT


@pytest.mark.parametrize("theme", STRONG, ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON_GROUND)
def test_who_asks_for_more_contrast_gets_it(theme: Tokens, ink: str, ground: str) -> None:
    assert contrast(theme.colour(ink), theme.colour(ground)) >= AAA_TEXT
    assert contrast(theme.ink3, theme.surface) >= AAA_TEXT
    assert contrast(theme.line, theme.surface) >= AA_PARTS


@THEMES
@pytest.mark.parametrize("ground", ["paper", "surface"])
def test_outline_of_an_empty_box_can_be_seen(theme: Tokens, ground: str) -> None:
    assert contrast(theme.edge, theme.colour(ground)) >= AA_PARTS


@THEMES
@pytest.mark.parametrize("hue", ["ember", "sage", "gold", "plum"])
def test_heat_has_four_steps_away_from_the_ground(theme: Tokens, hue: str) -> None:
    steps = [contrast(colour, theme.surface) for colour in (theme.heat_empty, *theme.heat(hue))]
    assert steps == sorted(steps)
    assert len(set(steps)) == 5


def test_mix_goes_from_ground_to_colour() -> None:
    assert mix("#FF0000", "#0000FF", 0) == "#0000FF"
    assert mix("#FF0000", "#0000FF", 1) == "#FF0000"
    assert mix("#FFFFFF", "#000000", 0.5) == "#808080"


def test_charts_find_their_names() -> None:
    assert LIGHT.colours()["ink_2"] == LIGHT.ink2
    assert LIGHT.colours()["ember"] == LIGHT.ember


def test_a_colour_that_is_none_is_refused() -> None:
    with pytest.raises(KeyError):
        LIGHT.colour("mood")


def test_there_are_five_sizes() -> None:
    sizes = {tokens.SMALL, tokens.BASE, tokens.TEXT, tokens.HEADING, tokens.TITLE}
    assert len(sizes) == 5
