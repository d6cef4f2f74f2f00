"""Makes the program's icon in every form a system asks for: `python packaging/icons.py FOLDER`."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).resolve().parent.parent / "relationship_journal" / "resources" / "program.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Of the hicolor theme, in pixels."""
WINDOWS_SIZES = (16, 24, 32, 48, 64, 128, 256)


def drawn(size: int) -> Image.Image:
    """The icon, `size` pixels wide and high."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(io.BytesIO(buffer.data().data()))


def make(folder: Path) -> None:
    """Write the PNGs by size, the .ico of Windows and the .icns of macOS into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        drawn(size).save(folder / f"relationship-journal-{size}.png", optimize=True)
    large = drawn(1024)
    large.save(
        folder / "relationship-journal.ico", sizes=[(size, size) for size in (16, 24, 32, 48, 64, 128, 256)]
    )
    large.save(folder / "relationship-journal.icns")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
