"""Sets a book in a process of its own, which `set_apart` starts and `main` is.

typst uses every processor it finds and cannot be interrupted. Apart and at a low priority it leaves the
window its time, a cancel ends it at once, and its memory goes back to the system. The book goes in and the
pages come back through pipes: nothing of them touches the disk.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Fonts, PDFStandards

NICENESS = 3
LOOK_S = 0.05
"""How often a cancel is looked for."""

_TEMPLATES = Path(__file__).resolve().parent.parent / "resources" / "templates"
_FONT_PACKAGES = ("font_source_serif_pro", "font_source_sans_pro")
_STANDARDS: tuple[PDFStandards, ...] = (["ua-1"], [])


def fonts_at_hand() -> Fonts:
    """Our two typefaces, and behind them the system's for other scripts and emoji."""
    import typst

    places = [
        Path(spec.origin).parent / "files" for spec in map(find_spec, _FONT_PACKAGES) if spec and spec.origin
    ]
    return typst.Fonts(
        include_system_fonts=True,
        include_embedded_fonts=False,
        font_paths=[str(place) for place in places if place.is_dir()],
    )


def template() -> bytes:
    """The templates in their order, as one document."""
    return b"\n".join(path.read_bytes() for path in sorted(_TEMPLATES.glob("*.typ")))


def set_here(book: str, made_at: datetime) -> bytes | None:
    """The PDF of a book (JSON), set by this process; None when typst gives up."""
    import typst

    with TemporaryDirectory(prefix="relationship-journal-") as root:
        compiler = typst.Compiler(
            root=root,
            font_paths=fonts_at_hand(),
            sys_inputs={"book": book},
            package_path=root,
            package_cache_path=root,
        )
        for standards in _STANDARDS:
            try:
                made = compiler.compile(template(), format="pdf", pdf_standards=standards, timestamp=made_at)
            except typst.TypstError:
                continue
            if isinstance(made, bytes):
                return made
    return None


def set_apart(book: str, made_at: datetime, cancelled: Callable[[], bool]) -> bytes | None:
    """The same, set by another process; None too when that was `cancelled` or came to grief."""
    asked = json.dumps(made_at.isoformat()).encode() + b"\n" + book.encode()
    made: list[bytes] = []
    with subprocess.Popen(
        [sys.executable, "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    ) as process:
        pump = Thread(target=lambda: made.append(process.communicate(asked)[0]), daemon=True)
        pump.start()
        while pump.is_alive():
            if cancelled():
                process.kill()
            pump.join(LOOK_S)
    return made[0] if made and process.returncode == 0 else None


def main() -> int:
    """Read when a book was made, and the book; write its pages."""
    from relationship_journal.vault.hardening import harden

    harden()
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    made_at = datetime.fromisoformat(json.loads(sys.stdin.buffer.readline()))
    pdf = set_here(sys.stdin.buffer.read().decode(), made_at)
    if pdf is None:
        return 1
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
