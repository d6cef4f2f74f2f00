"""Words several pages share."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("Words", text)


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


def kind_words(kind: str) -> str:
    """The name of a kind of entry, singular."""
    names = {
        "appreciation": tr("appreciation"),
        "reflection": tr("reflection"),
        "check_in": tr("check-in"),
        "diagnosis_note": tr("diagnosis note"),
        "ritual": tr("ritual"),
    }
    return names.get(kind, kind)
