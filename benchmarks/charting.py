"""Drawing the chart of all ten years."""

from __future__ import annotations

import gc

from benchmarks.corpora import Corpora
from benchmarks.corpus import LAST_DAY, PASSPHRASE, StillClock
from benchmarks.measure import Result, in_turns, seconds
from relationship_journal.charts import mood_chart
from relationship_journal.charts.style import ChartSize, ChartStyle, ChartWords, prepare
from relationship_journal.domain.mood import Range
from relationship_journal.journal.journal import Journal
from relationship_journal.ui.mood.picture import fetch, picture

SIZE = ChartSize(1050, 330)
MOST = 2.0


def run(corpora: Corpora) -> list[Result]:
    """From the numbers to the pixels, beside Agg drawing the finished figure, and nothing else."""
    prepare()
    gc.disable()  # as in the window, which collects in its own time (ui/pace.py)
    style, words = ChartStyle(), ChartWords()
    journal = Journal.open(corpora.journal(10), PASSPHRASE, StillClock())  # type: ignore[arg-type]
    try:
        read = seconds(lambda: fetch(journal.mood, Range.ALL, LAST_DAY))
        shown = picture(fetch(journal.mood, Range.ALL, LAST_DAY))
    finally:
        journal.close()
        gc.collect()

    def whole() -> float:
        return seconds(lambda: shown.draw(SIZE, style, words))

    def bare() -> float:
        figure = mood_chart.figure(shown.series, shown.span, SIZE, style, words)
        return seconds(figure.canvas.draw)

    drawn, alone = in_turns(whole, bare, times=9)
    gc.enable()
    detail = f"({drawn * 1000:.0f} ms; reading {len(shown.series.points)} check-ins {read * 1000:.0f} ms)"
    return [Result("chart of ten years / the bare drawing", drawn / alone, MOST, detail=detail)]
