"""PDF: the archive set as a book by typst, tagged for screen readers, with bookmarks and embedded fonts.

Text reaches typst as JSON in an input and is set as strings; it is never read as markup, and the
compiler's root is an empty folder, so no text can open a file or follow a link. The compiler lets other
threads run meanwhile, but cannot be interrupted: after a cancel its result is dropped.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from relationship_journal.domain.errors import KnownError
from relationship_journal.exchange.archive import Archive
from relationship_journal.exchange.book import book, is_empty

if TYPE_CHECKING:
    from typst import Fonts, PDFStandards

Paper = Literal["a4", "a5", "us-letter"]

METADATA_TITLE = "Journal"
"""What the file calls itself; neither a person nor the journal's own title."""

_TEMPLATES = Path(__file__).resolve().parent.parent / "resources" / "templates"
_FONT_PACKAGES = ("font_source_serif_pro", "font_source_sans_pro")
_SERIF, _SANS = ("Source Serif Pro",), ("Source Sans Pro",)
OTHER_SCRIPTS = (
    "Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", "Noto Serif Hebrew", "Noto Sans Hebrew",
    "Noto Naskh Arabic", "Noto Sans Arabic", "Noto Serif CJK SC", "Noto Sans CJK SC", "Hiragino Mincho ProN",
    "Yu Mincho", "Times New Roman", "DejaVu Sans",
)  # fmt: skip
_STANDARDS: tuple[PDFStandards, ...] = (["ua-1"], [])


class ExportCancelled(KnownError):
    """The user changed their mind; nothing was written."""


class LayoutError(KnownError):
    """The pages could not be set."""


@dataclass(frozen=True)
class PdfOptions:
    """How the pages look. `lang` is the language the program's own words are in (BCP 47)."""

    paper: Paper = "a4"
    contents: bool = True
    charts: bool = True
    lang: str = "en"


def render_pdf(
    archive: Archive,
    options: PdfOptions,
    progress: Callable[[float, str], None],
    cancelled: Callable[[], bool],
) -> bytes:
    """The bytes of a PDF/UA-1 file; plain tagged PDF where no font of this computer has some character.

    Raises ExportCancelled once `cancelled` says so, LayoutError when typst gives up.
    """
    _stop_if(cancelled)
    progress(0.02, "Gathering your words")
    fonts = fonts_at_hand()
    inputs = {"book": book_json(archive, options, fonts.families())}
    _stop_if(cancelled)
    progress(0.1, "Setting the pages")
    pdf = _compile(inputs, fonts, archive, cancelled)
    _stop_if(cancelled)
    progress(1.0, "Done")
    return pdf


def book_json(archive: Archive, options: PdfOptions, families: list[str]) -> str:
    """What the templates read, as JSON; `families` are the fonts there are."""
    known = {family.casefold() for family in families}
    others = [family for family in OTHER_SCRIPTS if family.casefold() in known]
    told = book(archive, options.charts) | {
        "empty": is_empty(archive),
        "paper": options.paper,
        "contents": options.contents,
        "lang": options.lang,
        "metadata_title": METADATA_TITLE,
        "serif": [family for family in _SERIF if family.casefold() in known] + others,
        "sans": [family for family in _SANS if family.casefold() in known] + others,
    }
    return json.dumps(told, ensure_ascii=False)


def template() -> bytes:
    """The templates in their order, as one document."""
    return b"\n".join(path.read_bytes() for path in sorted(_TEMPLATES.glob("*.typ")))


def _compile(inputs: dict[str, str], fonts: Fonts, archive: Archive, cancelled: Callable[[], bool]) -> bytes:
    import typst

    made_at = archive.exported_at.replace(microsecond=0)  # typst takes whole seconds
    with TemporaryDirectory(prefix="relationship-journal-") as root:
        compiler = typst.Compiler(
            root=root, font_paths=fonts, sys_inputs=inputs, package_path=root, package_cache_path=root
        )
        failure: Exception | None = None
        for standards in _STANDARDS:
            _stop_if(cancelled)
            try:
                made = compiler.compile(template(), format="pdf", pdf_standards=standards, timestamp=made_at)
            except typst.TypstError as error:
                failure = error
            else:
                if isinstance(made, bytes):
                    return made
    raise LayoutError(
        "The pages could not be set, so no file was made. Your journal is safe; "
        "save it as JSON meanwhile, which needs no layout."
    ) from failure


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


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise ExportCancelled("The export was stopped, and nothing was written.")
