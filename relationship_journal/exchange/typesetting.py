"""Sets pages in a process of its own, which `set_apart` starts and `main` is.

typst uses every processor it finds and cannot be interrupted. Apart and at a low priority it leaves the
window its time, a cancel ends it at once, and its memory goes back to the system. The text goes in and the
pages come back through pipes: nothing of them touches the disk.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from typst import Fonts, PDFStandards

NICENESS = 3
LOOK_S = 0.05
"""How often a cancel is looked for."""

Layout = Literal["book", "letter", "cards"]

_TEMPLATES = Path(__file__).resolve().parent.parent / "resources" / "templates"
_FONT_PACKAGES = ("font_source_serif_pro", "font_source_sans_pro")
_SERIF, _SANS = ("Source Serif Pro",), ("Source Sans Pro",)
_OTHER_SCRIPTS = (
    "Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", "Noto Serif Hebrew", "Noto Sans Hebrew",
    "Noto Naskh Arabic", "Noto Sans Arabic", "Noto Serif CJK SC", "Noto Sans CJK SC", "Hiragino Mincho ProN",
    "Yu Mincho", "Times New Roman", "DejaVu Sans",
)  # fmt: skip
_PARTS: dict[Layout, tuple[str, ...]] = {
    "book": ("[1-9]-*.typ",),
    "letter": ("2-blocks.typ", "print/1-small.typ", "print/letter.typ"),
    "cards": ("2-blocks.typ", "print/1-small.typ", "print/cards.typ"),
}
"""The templates of a layout, in their order."""
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


def faces(families: Iterable[str]) -> dict[str, list[str]]:
    """Which of `families`, the fonts there are, the pages use: "serif" and "sans"."""
    known = {family.casefold() for family in families}

    def there(names: tuple[str, ...]) -> list[str]:
        return [name for name in names if name.casefold() in known]

    return {"serif": there(_SERIF + _OTHER_SCRIPTS), "sans": there(_SANS + _OTHER_SCRIPTS)}


def template(layout: Layout) -> bytes:
    """The templates of a layout as one document."""
    paths = (path for part in _PARTS[layout] for path in sorted(_TEMPLATES.glob(part)))
    return b"\n".join(path.read_bytes() for path in paths)


def set_here(told: str, made_at: datetime, layout: Layout = "book") -> bytes | None:
    """The PDF of what is told (JSON) in a layout, set by this process; None when typst gives up."""
    import typst

    with TemporaryDirectory(prefix="relationship-journal-") as root:
        compiler = typst.Compiler(
            root=root,
            font_paths=fonts_at_hand(),
            sys_inputs={"told": told},
            package_path=root,
            package_cache_path=root,
        )
        for standards in _STANDARDS:
            try:
                made = compiler.compile(
                    template(layout), format="pdf", pdf_standards=standards, timestamp=made_at
                )
            except typst.TypstError:
                continue
            if isinstance(made, bytes):
                return made
    return None


def set_apart(
    told: str, made_at: datetime, cancelled: Callable[[], bool], layout: Layout = "book"
) -> bytes | None:
    """The same, set by another process; None too when that was `cancelled` or came to grief."""
    asked = json.dumps([made_at.isoformat(), layout]).encode() + b"\n" + told.encode()
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
    """Read when something was made, its layout and what it says; write its pages."""
    from relationship_journal.vault.hardening import harden

    harden()
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    made_at, layout = json.loads(sys.stdin.buffer.readline())
    pdf = set_here(sys.stdin.buffer.read().decode(), datetime.fromisoformat(made_at), layout)
    if pdf is None:
        return 1
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
