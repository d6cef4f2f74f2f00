"""What the help says, in the order in which one needs it."""

from __future__ import annotations

from relationship_journal.content.helplines import Helpline
from relationship_journal.ui.dialogs.words import tr


def tasks() -> list[tuple[str, str]]:
    """What one wants to do, and how it is done."""
    return [
        (
            tr("Write about today"),
            tr(
                "Open Today. Three appreciations, one tap for how close you feel, and a reflection if you "
                "like. It takes about three minutes. Everything is saved while you type; there is no Save "
                "button."
            ),
        ),
        (
            tr("Fill in a day that has passed"),
            tr(
                "On Today, press Ctrl+D and pick the day or type its date. Alt with the left and right arrow "
                "goes one day back and on."
            ),
        ),
        (
            tr("Find something again"),
            tr(
                "Press Ctrl+K and type. Every entry with those words comes up, newest first. Type a date to "
                "open its day, or > to see what the program can do."
            ),
        ),
        (
            tr("Bring something back"),
            tr(
                "After deleting, Undo waits for ten seconds. Later, open the Bin from the Edit menu: what "
                "was deleted stays there for 30 days. An entry you wrote over keeps its earlier versions; "
                "they are in its menu."
            ),
        ),
        (
            tr("Keep others from reading"),
            tr(
                "Ctrl+L locks at once. The journal also locks by itself after a while; Settings says when. "
                "Without your passphrase nobody can open it, and nobody can reset it, us included."
            ),
        ),
        (
            tr("In case you forget the passphrase"),
            tr(
                "Journal, Passphrase and recovery, makes a recovery sheet: a page of paper that opens the "
                "journal. It is your choice, for whoever finds it can read everything."
            ),
        ),
        (
            tr("Take it with you"),
            tr(
                "Ctrl+P saves what you choose as a PDF to read or as JSON to keep. Such a file is not "
                "encrypted: whoever gets it can read it. To copy the whole journal, lock it and copy its "
                "folder."
            ),
        ),
    ]


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
