"""Words of two chairs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from relationship_journal.ui.two_chairs.sitting import Phase, Sitting


def tr(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("TwoChairs", text)


def what_happens() -> list[str]:
    """What will happen, step by step, before it begins."""
    return [
        tr("The journal locks. Only this card stays on the screen."),
        tr("One of you writes an answer, covers it, and hands the laptop over."),
        tr("The other one writes without seeing it."),
        tr("Then both answers are shown, side by side and at the same moment."),
        tr(
            "You may stop at any time. Then both answers are gone, and neither is ever shown alone. The same "
            "happens when nobody touches the computer for as long as it takes to lock."
        ),
        tr("Only if you both like, they are kept in the journal; that takes the passphrase."),
    ]


def guidance(sitting: Sitting) -> str:
    """What to do in this phase."""
    words = {
        Phase.FIRST: tr("Write for yourself first. Your answer is seen when both are ready, not before."),
        Phase.HANDED_OVER: tr("The first answer is covered. Now hand the laptop over."),
        Phase.SECOND: tr("It is your turn. The other answer stays covered until yours is, too."),
        Phase.READY: tr("Both answers are there, and both are covered. Sit side by side."),
        Phase.SHOWN: tr("Read them both before anyone speaks. Then ask one question each."),
    }
    return words.get(sitting.phase, "")


def whose(sitting: Sitting) -> tuple[str, str]:
    """How the two shown answers are headed: the one written first stands left."""
    mine, theirs = tr("You, whose journal this is"), tr("Your partner")
    return (mine, theirs) if sitting.mine_first else (theirs, mine)
