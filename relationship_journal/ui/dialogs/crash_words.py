"""What a crash page may show: the words still on screen, and a log that tells nothing about them."""

from __future__ import annotations

import platform
import traceback
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from relationship_journal import __version__
from relationship_journal.ui.widgets.passphrase_field import PassphraseField

_PACKAGE = Path(__file__).resolve().parents[2]


def words_on_screen(window: QWidget) -> list[str]:
    """The text of every field in view that one can write in, in their order on screen: no passphrase, and
    nothing of a field that is `unseen` by its property, whose words are shown to nobody else."""
    found = [(field, text.strip()) for field in window.findChildren(QWidget) if (text := _typed(field))]
    found.sort(key=lambda one: _place(one[0], window))
    return list(dict.fromkeys(text for _, text in found if text))


def log_without_content(error: BaseException) -> str:
    """Where it happened: types, files and lines only. No message and no value, for they may hold words."""
    lines = [f"Relationship Journal {__version__} · Python {platform.python_version()}"]
    lines.append(f"Qt {qVersion()} · {platform.system()} {platform.machine()}")
    for number, one in enumerate(_chain(error)):
        lines.append(f"{'caused by ' if number else ''}{type(one).__module__}.{type(one).__qualname__}")
        for frame, line in traceback.walk_tb(one.__traceback__):
            lines.append(f"  {_short(frame.f_code.co_filename)}:{line}")
    return "\n".join(lines)


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    present: BaseException | None = error
    while present is not None and id(present) not in seen:
        seen.add(id(present))
        yield present
        present = present.__cause__ or present.__context__


def _short(file: str) -> str:
    """A path without the folders above the program or the library, which may name a person."""
    path = Path(file)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    return Path(*path.parts[-2:]).as_posix()


def _typed(field: QWidget) -> str:
    if not field.isVisible() or isinstance(field, PassphraseField) or field.property("unseen"):
        return ""
    if isinstance(field, QTextEdit | QPlainTextEdit):
        return "" if field.isReadOnly() else field.toPlainText()
    if not isinstance(field, QLineEdit) or field.isReadOnly():
        return ""
    hidden = field.echoMode() != QLineEdit.EchoMode.Normal
    part = isinstance(field.parent(), QAbstractSpinBox | QComboBox)
    return "" if hidden or part else field.text()


def _place(field: QWidget, window: QWidget) -> tuple[int, int]:
    corner = field.mapTo(window, field.rect().topLeft()) if window.isAncestorOf(field) else field.pos()
    return corner.y(), corner.x()
