"""The language of the window: the first of the user's that we were translated to, else English throughout."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "translations"
SOURCE = "en"
"""What everything is written in."""


def codes(languages: Sequence[str]) -> tuple[str, ...]:
    """Names of files to look for, the most particular first, until English is as good.

    >>> codes(["de-AT", "fr", "en-GB", "it"])
    ('de_AT', 'de', 'fr')
    """
    found: list[str] = []
    for language in languages:
        parts = language.replace("_", "-").split("-")
        if parts[0] == SOURCE:
            break
        found += ["_".join(parts[:length]) for length in range(len(parts), 0, -1)]
    return tuple(dict.fromkeys(found))


def install(
    application: QGuiApplication, languages: Sequence[str] | None = None, folder: Path = FOLDER
) -> tuple[str, ...]:
    """Speak the first of `languages` (those of the system) there is a translation for.

    Dates, numbers and Qt's own words come in the same language: a window half translated is worse than an
    English one. Returns the codes content is to be looked for in, none for English.
    """
    system = QLocale.system()
    wanted = codes(system.uiLanguages() if languages is None else languages)
    for code in wanted:
        translator = QTranslator(application)
        if translator.load(str(folder / f"{code}.qm")):
            QLocale.setDefault(QLocale(code))
            application.setLayoutDirection(QLocale(code).textDirection())
            of_qt = QTranslator(application)
            if of_qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
                application.installTranslator(of_qt)
            application.installTranslator(translator)
            return wanted[wanted.index(code) :]
    QLocale.setDefault(QLocale(QLocale.Language.English, system.territory()))
    return ()
