"""The theme dresses the application, follows the system, and can be fixed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit

from relationship_journal.ui import fonts, icons
from relationship_journal.ui.theme import Theme, palette, style_sheet, tokens_of
from relationship_journal.ui.tokens import (
    BASE,
    DARK,
    DARK_STRONG,
    HEADING,
    LIGHT,
    LIGHT_STRONG,
    SMALL,
    TEXT,
    TITLE,
)
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.writing_field import WritingField


def test_every_role_of_the_palette_is_ours() -> None:
    ours = {QColor(colour).name() for colour in LIGHT.colours().values()}
    for name, role in QPalette.ColorRole.__members__.items():
        if name in ("NoRole", "NColorRoles"):
            continue
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
            assert palette(LIGHT).color(group, role).name() in ours, (name, group)


def test_choice_dresses_the_application_and_tells(qapp, theme, qtbot) -> None:
    shown = QLabel("word")
    qtbot.addWidget(shown)
    with qtbot.waitSignal(theme.changed, timeout=1000):
        theme.choice = "dark"
    assert theme.tokens is DARK
    assert theme.dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.paper)
    assert DARK.surface in qapp.styleSheet()
    assert tokens_of(shown.palette()) is DARK
    theme.choice = "light"
    assert tokens_of(shown.palette()) is LIGHT


def test_choosing_the_same_again_changes_nothing(theme, qtbot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.choice = "light"


def test_without_a_word_from_the_system_it_is_light(qapp) -> None:
    made = Theme()
    made.apply(qapp)
    assert made.tokens is LIGHT


def test_it_follows_the_system_unless_fixed(qapp, qtbot) -> None:
    made = Theme()
    made.apply(qapp)
    with qtbot.waitSignal(made.changed, timeout=1000):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert made.tokens is DARK
    made.choice = "light"
    with qtbot.assertNotEmitted(made.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert made.tokens is LIGHT


def test_it_follows_the_systems_wish_for_contrast_also_when_fixed(qapp, qtbot) -> None:
    made = Theme()
    made.apply(qapp)
    made.heed_contrast(qapp)
    hints = qapp.styleHints()
    wishes = hints.accessibility()
    with qtbot.waitSignal(made.changed, timeout=1000):
        wishes.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert made.tokens is LIGHT_STRONG
    made.choice = "dark"
    assert made.tokens is DARK_STRONG
    assert made.dark
    assert tokens_of(qapp.palette()) is DARK_STRONG
    with qtbot.waitSignal(made.changed, timeout=1000):
        wishes.contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    assert made.tokens is DARK


def test_a_suggestion_in_a_field_is_as_strong_as_the_theme_says(theme, qtbot) -> None:
    for field in (QLineEdit(), WritingField("a line")):
        qtbot.addWidget(field)
        field.show()
        field.ensurePolished()
        assert field.palette().placeholderText().color() == QColor(LIGHT.ink3)


def test_style_sheet_has_no_token_left_and_only_our_sizes() -> None:
    sheet = style_sheet(DARK)
    assert "$" not in sheet.partition("*/")[2]
    fonts_used = re.findall(r"font(?:-size)?:[^;}]*?(\d+)px", sheet)
    assert fonts_used
    assert {int(size) for size in fonts_used} <= {SMALL, BASE, TEXT, HEADING, TITLE}
    for path in re.findall(r"url\(([^)]*)\)", sheet):
        assert Path(path).is_file()


@pytest.mark.parametrize(
    ("font", "family"),
    [(fonts.sans(), fonts.SANS), (fonts.serif(), fonts.SERIF), (fonts.serif(italic=True), fonts.SERIF)],
)
def test_our_typefaces_are_loaded(theme, font, family) -> None:
    assert QFontInfo(font).family() == family


def test_role_of_a_label_reaches_its_font(theme, qtbot) -> None:
    title = label("Sunday", "title")
    qtbot.addWidget(title)
    title.ensurePolished()
    assert title.font().pixelSize() == TITLE
    assert title.font().family() == fonts.SERIF


@pytest.mark.parametrize("name", icons.names())
def test_icon_is_drawn_in_the_colour_asked_for(qapp, name: str) -> None:
    drawn = icons.pixmap(name, "#A9462F", 24, 2.0).toImage()
    seen = {
        drawn.pixelColor(x, y).name()
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y).alpha() == 255
    }
    assert "#a9462f" in seen
    assert drawn.width() == 48
    assert drawn.pixelColor(0, 0).alpha() == 0


def test_icons_share_grid_and_stroke() -> None:
    assert len(icons.names()) >= 30
    for path in icons.FOLDER.glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert 'viewBox="0 0 24 24"' in text
        assert 'stroke-width="1.75"' in text
        assert 'stroke="currentColor"' in text


def test_unknown_icon_is_an_error(qapp) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon", "#000000")


def test_icon_of_a_button_follows_the_theme(theme, qtbot) -> None:
    button = Button("New", "primary", icon="plus")
    qtbot.addWidget(button)
    button.show()

    def middle() -> str:
        return button.icon().pixmap(18, 18).toImage().pixelColor(9, 9).name()

    assert middle() == QColor(LIGHT.on_ember).name()
    theme.choice = "dark"
    assert middle() == QColor(DARK.on_ember).name()


def test_words_with_markup_stay_words(theme, qtbot) -> None:
    for role in ("hint", "serif"):
        shown = label("<b>you & me</b>", role)
        qtbot.addWidget(shown)
        assert shown.text() == "<b>you & me</b>"
        assert shown.accessibleName() in ("", "<b>you & me</b>")
    assert "&lt;b&gt;" in QLabel.text(shown)


def test_a_list_of_suggestions_stands_on_a_ground_of_its_own(theme, qtbot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    completer = QCompleter(["Evenings", "Every week"], field)
    field.setCompleter(completer)
    field.resize(300, 40)
    field.show()
    completer.complete()
    shown = completer.popup().grab().toImage()
    assert shown.pixelColor(shown.width() - 4, shown.height() - 4) == QColor(LIGHT.surface)
    completer.popup().hide()
