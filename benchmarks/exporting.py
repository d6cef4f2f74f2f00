"""Ten years as a PDF."""

from __future__ import annotations

import gc

from benchmarks.corpora import Corpora
from benchmarks.corpus import PASSPHRASE, StillClock
from benchmarks.measure import Result, in_turns, seconds
from relationship_journal.exchange.pdf import PdfOptions, book_json, render_pdf
from relationship_journal.exchange.typesetting import fonts_at_hand, set_here
from relationship_journal.journal.journal import Journal

MOST = 1.3


def run(corpora: Corpora) -> list[Result]:
    """From the open journal to the finished file, beside typst alone on the same JSON."""
    options = PdfOptions()
    gc.disable()  # as in the window, which collects in its own time (ui/pace.py)
    journal = Journal.open(corpora.journal(10), PASSPHRASE, StillClock())  # type: ignore[arg-type]
    try:
        archive = journal.archive()
        told = book_json(archive, options, fonts_at_hand().families())
        made_at = archive.exported_at.replace(microsecond=0)
        del archive

        def whole() -> float:
            return seconds(lambda: render_pdf(journal.archive(), options, lambda *_: None, lambda: False))

        def alone() -> float:
            return seconds(lambda: set_here(told, made_at))

        exported, typeset = in_turns(whole, alone, times=3)
    finally:
        gc.enable()
        journal.close()
    detail = f"({exported:.1f} s, of which typst {typeset:.1f} s)"
    return [Result("PDF of ten years / typst alone", exported / typeset, MOST, detail=detail)]
