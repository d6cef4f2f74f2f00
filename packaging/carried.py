"""Which of the files PyInstaller found go into the package: `wanted(path, languages)`."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

LEFT_OUT = (
    "platformthemes/libqgtk3", "plugins/tls", "plugins/networkinformation", "plugins/sqldrivers",
    "plugins/qmltooling", "plugins/egldeviceintegrations", "platforms/libqeglfs", "platforms/libqlinuxfb",
    "platforms/libqvnc",
    "platforms/libqvkkhrdisplay", "platforms/libqminimal", "mpl-data/sample_data",
    "mpl-data/images", "mpl-data/fonts/afm", "mpl-data/fonts/pdfcorefonts",
    # what only those themes and screens were there for
    "libgtk-3", "libgdk", "libatk", "libatspi", "libcairo", "libpango", "libepoxy", "libthai", "libdatrie",
    "libpixman", "libQt6EglF", "plugins/generic", "libQt6Network",
)  # fmt: skip
"""Files of Qt and matplotlib that nothing here uses: themes of other toolkits, other screens."""


def languages(resources: Path) -> set[str]:
    """The codes of the languages the program was translated to: "de", "pt_BR"."""
    return {path.stem for path in (resources / "translations").glob("*.qm")}


def wanted(path: str, carried: Collection[str]) -> bool:
    """Whether a file goes in, by its place in the package. Of Qt's own words those of `carried` languages do.

    >>> wanted("PySide6/Qt/translations/qtbase_de.qm", {"de_AT"})
    True
    """
    path = path.replace("\\", "/")
    folder, _, name = path.rpartition("/")
    if folder.startswith("PySide6") and folder.endswith("translations"):
        return any(name in _words_of_qt(code) for code in carried)
    return not any(part in path for part in LEFT_OUT)


def _words_of_qt(code: str) -> set[str]:
    """The files Qt looks for when it is asked for its words in a language, the more general one too."""
    parts = code.split("_")
    return {f"qtbase_{'_'.join(parts[:length])}.qm" for length in range(1, len(parts) + 1)}
