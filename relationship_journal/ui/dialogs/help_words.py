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
            tr("Talk about a card"),
            tr(
                "Conversations has decks of questions. Draw the next card, keep the ones you like, and write "
                "a line on how it went. All cards opens the whole deck: write cards of your own there, or "
                "print it to cut out. Today asks one of the questions each day."
            ),
        ),
        (
            tr("Answer a card together, unseen"),
            tr(
                "Two chairs locks the journal and leaves one card on the screen. Each of you writes and "
                "covers an answer; then both are shown together, or neither. Keeping them takes your "
                "passphrase."
            ),
        ),
        (
            tr("Keep a moment"),
            tr(
                "Press Ctrl+Shift+M, wherever you are: kind or hard, then mine or ours, and a line if you "
                "like. Mood shows how they balance."
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
            tr("Leave quickly"),
            tr(
                "Press Shift three times within a second, wherever you are, or the button at the foot of the "
                "rail. A page of notes covers everything at once, and the journal locks behind it. Ctrl+U "
                "leads back to the door. What you type on that page is kept nowhere."
            ),
        ),
        (
            tr("Leave little behind"),
            tr(
                "What you copy is cleared from the clipboard after 30 seconds and when the journal locks."
                " “Lock and start afresh” in the Journal menu empties the program’s memory. In this menu,"
                " “What this computer still knows” lists what lies outside the journal, and “Erase "
                "everything” removes the journal and all the program keeps about it."
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
                "Ctrl+P saves what you choose as a PDF to read or as JSON to keep. A PDF can have a "
                "passphrase of its own. Without one, and as JSON, whoever gets the file can read it. To "
                "copy the whole journal, lock it and copy its folder."
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
