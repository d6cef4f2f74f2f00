"""Sets pages in a process of its own, which `set_apart` starts and `main` is.

typst uses every processor it finds and cannot be interrupted. Apart and at a low priority it leaves the
window its time, a cancel ends it at once, and its memory goes back to the system. The text goes in and the
pages come back through pipes: nothing of them touches the disk.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
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
_NO_FONT = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
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


@dataclass(frozen=True)
class Pages:
    """Set pages. `begins` has the page, from 0, on which each entry begins, by its id in hex; `unset` is a
    letter that no font of this computer has, or ""."""

    pdf: bytes
    begins: dict[str, int] = field(default_factory=dict)
    unset: str = ""


def set_here(told: str, made_at: datetime, layout: Layout = "book") -> Pages | None:
    """The pages of what is told (JSON) in a layout, set by this process; None when typst gives up."""
    import typst

    unset = ""
    with TemporaryDirectory(prefix="relationship-journal-") as root:
        document = Path(root) / "pages.typ"
        document.write_bytes(template(layout))  # the templates alone: what is told stays in memory
        compiler = typst.Compiler(
            input=str(document),
            root=root,
            font_paths=fonts_at_hand(),
            sys_inputs={"told": told},
            package_path=root,
            package_cache_path=root,
        )
        for standards in _STANDARDS:
            try:
                made = compiler.compile(format="pdf", pdf_standards=standards, timestamp=made_at)
            except typst.TypstError as error:
                unset = unset or _unset(error.message)
                continue
            if isinstance(made, bytes):
                told_begins = compiler.query("<begins>", field="value") if layout == "book" else "[]"
                places: list[tuple[str, int]] = next(iter(json.loads(told_begins)), [])
                return Pages(made, {name: page - 1 for name, page in reversed(places)}, unset)
    return None


def _unset(message: str) -> str:
    """The letter for which typst found no font, if that is what it says."""
    found = _NO_FONT.search(message)
    if not found:
        return ""
    text = _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), found[1])
    return next((letter for letter in text if not letter.isspace()), "")


def set_apart(
    told: str, made_at: datetime, cancelled: Callable[[], bool], layout: Layout = "book"
) -> Pages | None:
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
    if not made or process.returncode:
        return None
    head, _, pdf = made[0].partition(b"\n")
    begins, unset = json.loads(head)
    return Pages(pdf, begins, unset)


def main() -> int:
    """Read when something was made, its layout and what it says; write its pages."""
    from relationship_journal.vault.hardening import harden

    harden()
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    made_at, layout = json.loads(sys.stdin.buffer.readline())
    pages = set_here(sys.stdin.buffer.read().decode(), datetime.fromisoformat(made_at), layout)
    if pages is None:
        return 1
    sys.stdout.buffer.write(json.dumps([pages.begins, pages.unset]).encode() + b"\n" + pages.pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
