"""What the help says to one who is not safe."""

from __future__ import annotations

from relationship_journal.content.helplines import Helpline
from relationship_journal.ui.dialogs.words import tr


def danger() -> list[str]:
    """What to do when one is not safe."""
    return [
        tr("If you are in danger now, call your local emergency number first."),
        tr(
            "This journal is not made for a relationship in which you are afraid, hurt, threatened, watched "
            "or controlled. None of that is yours to repair by writing."
        ),
        tr(
            "If someone may be checking this computer or your phone, look for help from another device: at "
            "work, in a library, with a friend."
        ),
    ]


def how_to_reach(helpline: Helpline) -> str:
    """ "Call 1-800-799-7233, or text START to 88788"."""
    if helpline.text:
        return tr("Call {call}, or text {text}").format(call=helpline.call, text=helpline.text)
    return tr("Call {call}").format(call=helpline.call)
