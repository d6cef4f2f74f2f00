"""The window's look: one palette and one style sheet, made from the tokens, following the system or fixed."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import Literal

from PySide6 import QtCore
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from relationship_journal.ui.fonts import SANS, SERIF, load_fonts, sans, serif
from relationship_journal.ui.tokens import (
    BASE,
    DARK,
    DARK_STRONG,
    HEADING,
    LIGHT,
    LIGHT_STRONG,
    SMALL,
    TEXT,
    THEMES,
    TITLE,
    Tokens,
)

__all__ = ["Choice", "Theme", "sans", "serif", "tokens_of"]

Choice = Literal["system", "light", "dark"]


def choice_of(name: str) -> Choice:
    """The choice a settings file names; what it does not know follows the system."""
    known: dict[str, Choice] = {"light": "light", "dark": "dark"}
    return known.get(name, "system")


SEEN_MS = 50
"""So long after the application is dressed, in ms, its window is there to be seen."""
_STRONG = "HighContrast"
_BY_PLUM = {tokens.plum: tokens for tokens in THEMES}
_RESOURCES = Path(__file__).resolve().parent.parent / "resources"


class Theme(QObject):
    """The tokens in use. `changed` follows every switch, after palette and style sheet are in place."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tokens: Tokens = LIGHT
        self._choice: Choice = "system"
        self._app: QApplication | None = None
        self._system_dark = self._system_strong = False

    @property
    def dark(self) -> bool:
        """Whether the dark tokens are in use."""
        return self.tokens.dark

    @property
    def choice(self) -> Choice:
        """What the user chose: to follow the system, or always one of the two."""
        return self._choice

    @choice.setter
    def choice(self, choice: Choice) -> None:
        if choice == self._choice:
            return
        self._choice = choice
        if self._app is not None:
            self._tell_system(self._app)
        self._choose_tokens()

    def apply(self, app: QApplication) -> None:
        """Dress `app`, and keep it dressed when the system's scheme or the choice changes."""
        self._app = app
        load_fonts()
        app.setFont(sans())
        self._tell_system(app)
        app.styleHints().colorSchemeChanged.connect(self._on_hints_color_scheme_changed)
        QTimer.singleShot(SEEN_MS, self, lambda: self.heed_contrast(app))
        self.tokens = self._wanted()
        self._dress(app)

    def heed_contrast(self, app: QApplication) -> None:
        """Follow the system's wish for more contrast from now on.

        Asked once the window is seen: for the answer PySide reads all of Qt's enums, which takes 24 ms.
        """
        hints = app.styleHints()  # kept while its part is asked
        wishes = hints.accessibility()
        wishes.contrastPreferenceChanged.connect(self._on_wishes_contrast_preference_changed)
        self._on_wishes_contrast_preference_changed(wishes.contrastPreference())

    def _wanted(self) -> Tokens:
        """More contrast is the system's to say, also where light or dark is chosen here."""
        dark = self._system_dark if self._choice == "system" else self._choice == "dark"
        if self._system_strong:
            return DARK_STRONG if dark else LIGHT_STRONG
        return DARK if dark else LIGHT

    def _tell_system(self, app: QApplication) -> None:
        """Let title bars and native dialogs match a fixed choice, where the platform can."""
        if self._choice == "system":
            app.styleHints().unsetColorScheme()
            app.setPalette(QPalette())  # not ours, but the system's
            self._system_dark = app.palette().color(QPalette.ColorRole.Window).lightness() < 128
        else:
            app.styleHints().setProperty("colorScheme", self._choice.capitalize())

    def _on_hints_color_scheme_changed(self, scheme: QtCore.Qt.ColorScheme) -> None:
        self._system_dark = scheme == QtCore.Qt.ColorScheme.Dark
        self._choose_tokens()

    def _on_wishes_contrast_preference_changed(self, wish: QtCore.Qt.ContrastPreference) -> None:
        self._system_strong = wish.name == _STRONG
        self._choose_tokens()

    def _choose_tokens(self) -> None:
        if self._wanted() is self.tokens:
            return
        self.tokens = self._wanted()
        if self._app is not None:
            self._dress(self._app)
        self.changed.emit()

    def _dress(self, app: QApplication) -> None:
        app.setPalette(palette(self.tokens))
        app.setStyleSheet(style_sheet(self.tokens))


def style_sheet(tokens: Tokens) -> str:
    """The style sheet of resources/style.qss in these tokens."""
    template = Template((_RESOURCES / "style.qss").read_text(encoding="utf-8"))
    tick = "tick-dark.svg" if tokens.dark else "tick-light.svg"
    controls = (_RESOURCES / "controls").as_posix()
    sizes = {"small": SMALL, "base": BASE, "text": TEXT, "heading": HEADING, "title": TITLE}
    return template.substitute(
        tokens.colours(), **sizes, sans=SANS, serif=SERIF, tick=tick, controls=controls
    )


def tokens_of(colours: QPalette) -> Tokens:
    """The tokens a widget's palette was made from, for whatever it paints itself.

    A painter asks the palette it is given, so it needs no theme and follows each change of theme.
    """
    plum = colours.color(QPalette.ColorRole.LinkVisited).name().upper()
    return _BY_PLUM.get(plum, LIGHT)


def palette(tokens: Tokens) -> QPalette:
    """Every role of Qt's palette in these tokens, in every state of a widget."""
    role = QPalette.ColorRole
    made = QPalette()
    for which, colour in {
        role.Window: tokens.paper,
        role.WindowText: tokens.ink,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.rail,
        role.Text: tokens.ink,
        role.PlaceholderText: tokens.ink3,
        role.Button: tokens.surface,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.ember,
        role.Highlight: tokens.ember_soft,
        role.HighlightedText: tokens.ink,
        role.Accent: tokens.ember,
        role.Link: tokens.ember,
        role.LinkVisited: tokens.plum,
        role.ToolTipBase: tokens.ink,
        role.ToolTipText: tokens.paper,
        role.Light: tokens.surface,
        role.Midlight: tokens.rail,
        role.Mid: tokens.line,
        role.Dark: tokens.ink2,
        role.Shadow: tokens.ink3,
    }.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.ink3))
    return made
