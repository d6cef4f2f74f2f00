"""Ways of feeling loved in words: the eight ways, what is asked, what a form says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from relationship_journal.charts.gap_chart import GapWords
from relationship_journal.domain.feeling_loved import DAYS_LOOKED_BACK, About, Gap, Way
from relationship_journal.ui.formats import full_date
from relationship_journal.ui.plurals import counted


def tr(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("FeelingLoved", text)


def way_words() -> dict[Way, str]:
    """The eight ways."""
    return {
        Way.KIND_WORDS: tr("Kind words"),
        Way.UNDIVIDED_TIME: tr("Undivided time"),
        Way.PRACTICAL_HELP: tr("Practical help"),
        Way.THOUGHTFUL_SURPRISES: tr("Thoughtful surprises"),
        Way.AFFECTIONATE_TOUCH: tr("Affectionate touch"),
        Way.BEING_LISTENED_TO: tr("Being listened to"),
        Way.SUPPORT_FOR_GOALS: tr("Support with goals"),
        Way.SHARED_FUN: tr("Shared fun"),
    }


def section_words() -> dict[About, str]:
    """What the parts of the page are called."""
    return {
        About.ME: tr("About me"),
        About.MY_GUESS: tr("My guess for them"),
        About.PARTNER: tr("From them"),
    }


def question_words(about: About) -> tuple[str, str]:
    """What is asked of each way, twice."""
    if about is About.MY_GUESS:
        matters = tr("How much it may matter to them")
        return matters, counted(
            "FeelingLoved",
            "How much they may have had of it in 1 day",
            "How much they may have had of it in {n} days",
            DAYS_LOOKED_BACK,
        )
    return tr("How much it matters to me"), counted(
        "FeelingLoved",
        "How much I had of it in the last day",
        "How much I had of it in the last {n} days",
        DAYS_LOOKED_BACK,
    )


def chart_words() -> GapWords:
    """What the two points of the chart are called."""
    return GapWords(tr("matters"), tr("there was"))


def filled_on(day: date) -> str:
    """ "2 November 2026" """
    return full_date(day)


def gap_in_words(gap: Gap) -> str:
    """One way as a sentence."""
    said = tr("{name}: matters {matters}, there was {got}.")
    return said.format(name=way_words()[gap.way], matters=gap.matters, got=gap.got)


def gaps_in_words(gaps: Sequence[Gap]) -> str:
    """A whole form, for a screen reader: the widest gap first, then every way."""
    if not gaps:
        return tr("No way has both ratings yet.")
    wide = [way_words()[gap.way].lower() for gap in gaps if gap.missing >= 2]
    said = tr("The widest gaps: {names}.").format(names=", ".join(wide)) if wide else tr("No wide gaps.")
    return " ".join((said, *(gap_in_words(gap) for gap in gaps)))


def misreading_words(way: Way, guess: int, told: int) -> str:
    """A guess that was off, named gently."""
    name = way_words()[way]
    if told > guess:
        said = tr("{name} may matter more to them than you thought: you guessed {guess}, they said {told}.")
    else:
        said = tr("{name} may matter less to them than you thought: you guessed {guess}, they said {told}.")
    return said.format(name=name, guess=guess, told=told)
