"""PDF: the archive set as a book by typst, tagged for screen readers, with bookmarks and embedded fonts.

Text reaches typst as JSON in an input and is set as strings; it is never read as markup, and the
compiler's root is an empty folder, so no text can open a file or follow a link. It works in a process of
its own (`typesetting`), which a cancel ends.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from relationship_journal.domain.errors import KnownError
from relationship_journal.exchange.archive import Archive
from relationship_journal.exchange.book import book, is_empty
from relationship_journal.exchange.pdf_options import PdfOptions as PdfOptions
from relationship_journal.exchange.pieces import encoded, let_go
from relationship_journal.exchange.typesetting import Layout, Pages, faces, fonts_at_hand, set_apart

METADATA_TITLE = "Journal"
"""What the file calls itself; neither a person nor the journal's own title."""

_INSTEAD = (
    "The pages could not be set, so no file was made. Your journal is safe; "
    "save it as JSON meanwhile, which needs no layout."
)
_DEPTH = 3
"""So many levels of a book are written piece by piece: its parts, their days, what is on a day."""


class ExportCancelled(KnownError):
    """The user changed their mind; nothing was written."""


class LayoutError(KnownError):
    """The pages could not be set."""


def render_pdf(
    archive: Archive,
    options: PdfOptions,
    progress: Callable[[float, str], None],
    cancelled: Callable[[], bool],
) -> bytes:
    """The bytes of the file `render_pages` sets."""
    return render_pages(archive, options, progress, cancelled).pdf


def render_pages(
    archive: Archive,
    options: PdfOptions,
    progress: Callable[[float, str], None],
    cancelled: Callable[[], bool],
) -> Pages:
    """A PDF/UA-1 file, and where its entries begin; plain tagged PDF where no font here has some character.

    Raises ExportCancelled once `cancelled` says so, LayoutError when typst gives up.
    """
    _stop_if(cancelled)
    progress(0.02, "Gathering your words")
    told = book_json(archive, options, fonts_at_hand().families())
    progress(0.1, "Setting the pages")
    pages = set_pages(told, archive.exported_at, cancelled, "book", _INSTEAD)
    progress(1.0, "Done")
    return pages


def book_json(archive: Archive, options: PdfOptions, families: list[str]) -> str:
    """What the templates read, as JSON; `families` are the fonts there are."""
    told = (
        book(archive, options.charts)
        | faces(families)
        | {
            "empty": is_empty(archive),
            "paper": options.paper,
            "contents": options.contents,
            "lang": options.lang,
            "metadata_title": METADATA_TITLE,
        }
    )
    text = "".join(encoded(told, _DEPTH))
    let_go(told["chapters"])
    return text


def set_pages(
    told: str, made_at: datetime, cancelled: Callable[[], bool], layout: Layout, instead: str
) -> Pages:
    """The pages of what is told (JSON) in a layout; `instead` says what else to do when they cannot be set.

    Raises ExportCancelled, LayoutError.
    """
    _stop_if(cancelled)
    pages = set_apart(told, made_at.replace(microsecond=0), cancelled, layout)  # typst takes whole seconds
    _stop_if(cancelled)
    if pages is None:
        raise LayoutError(instead)
    return pages


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise ExportCancelled("The export was stopped, and nothing was written.")
