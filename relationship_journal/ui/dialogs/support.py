"""Where to find people who can help: shown by the help, and wherever an exercise is the wrong thing."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relationship_journal.content.helplines import Helpline, Helplines, load, nearest_first
from relationship_journal.domain.errors import KnownError
from relationship_journal.ui.dialogs.help_words import danger, how_to_reach
from relationship_journal.ui.dialogs.words import tr
from relationship_journal.ui.today.words import short_day
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.words import sentence_of


def support_cards() -> list[QWidget]:
    """What comes first, where helplines are listed, and a few numbers with the day they were checked."""
    first = Card(tr("First"), "gold")
    for sentence in danger():
        first.body.addWidget(label(sentence, wrap=True))
    try:
        found = load()
    except KnownError as error:
        first.body.addWidget(label(sentence_of(error), "error", wrap=True))
        return [first]
    return [first, _directories(found), _numbers(found)]


def _directories(found: Helplines) -> Card:
    card = Card(tr("Numbers for your country"))
    card.body.addWidget(
        label(
            tr(
                "These pages list helplines country by country. The journal has no connection to the "
                "internet, so open them in a browser, best on a device nobody else looks at."
            ),
            wrap=True,
        )
    )
    for directory in found.directories:
        card.body.addWidget(_pair(directory.address, directory.name))
    return card


def _numbers(found: Helplines) -> Card:
    card = Card(tr("A few numbers"))
    age = tr("Checked on {day}. This list is not complete, and numbers change.").format(
        day=short_day(found.checked_on)
    )
    card.body.addWidget(label(age, "hint", wrap=True))
    here = QLocale.territoryToCode(QLocale().territory())
    for helpline in nearest_first(found.helplines, here):
        card.body.addWidget(_number(helpline))
    return card


def _number(helpline: Helpline) -> QWidget:
    territory = QLocale.codeToTerritory(helpline.country)
    known = territory != QLocale.Country.AnyTerritory
    where = QLocale.territoryToString(territory) if known else tr("Several countries of Europe")
    source = tr("source: {source}").format(source=helpline.source)
    return _pair(f"{where} · {how_to_reach(helpline)}", f"{helpline.name} · {source}")


def _pair(first: str, second: str) -> QWidget:
    """A line that can be selected and copied, with a quiet one below."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    above = label(first, "heading", wrap=True)
    above.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    layout.addWidget(above)
    layout.addWidget(label(second, "hint", wrap=True))
    return holder
