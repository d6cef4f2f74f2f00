"""Words several pages share."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from relationship_journal.domain.errors import KnownError
from relationship_journal.ui.formats import weekday_name


def tr(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("Words", text)


def sentence_of(error: Exception) -> str:
    """What a failure says, in the user's language."""
    if isinstance(error, KnownError):
        return error.told(lambda sentence: QCoreApplication.translate("KnownError", sentence))
    return tr("Something went wrong, and nothing was changed. Your journal is safe; please try again.")


def starting_tags() -> list[str]:
    """The tags a new journal offers at check-in."""
    return [
        tr("good talk"),
        tr("time together"),
        tr("argument"),
        tr("work stress"),
        tr("tired"),
        tr("laughed"),
        tr("family"),
    ]


def weekday_names() -> tuple[str, ...]:
    """The days of the week, from Monday."""
    return tuple(weekday_name(weekday) for weekday in range(7))


def kind_words(kind: str) -> str:
    """The name of a kind of entry, singular."""
    names = {
        "appreciation": tr("appreciation"),
        "reflection": tr("reflection"),
        "check_in": tr("check-in"),
        "diagnosis_note": tr("diagnosis note"),
        "ritual": tr("ritual"),
        "conversation": tr("talk"),
        "card_talk": tr("card"),
        "own_card": tr("card of yours"),
        "letter": tr("letter"),
        "agreement": tr("agreement"),
        "run": tr("program"),
        "answer": tr("answer in a program"),
        "moment": tr("moment"),
        "loved_rating": tr("ways of feeling loved"),
        "weekly_check": tr("weekly questions"),
        "small_act": tr("small act"),
        "counsellor_item": tr("for a counsellor"),
        "import": tr("import"),
    }
    return names.get(kind, kind)
