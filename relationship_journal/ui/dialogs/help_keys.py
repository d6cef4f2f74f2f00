"""Help in front of a dialog, which keeps the keys of the window's menus from being heard."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog

from relationship_journal.ui.actions import ACTIONS
from relationship_journal.ui.context import Context


def hear_help(dialog: QDialog, context: Context) -> None:
    """Let the keys of help and of finding support work in `dialog`; help opens where it is explained."""
    from relationship_journal.ui.dialogs.guide_places import place_of
    from relationship_journal.ui.dialogs.help_page import GUIDE, SUPPORT, HelpPage

    def show(section: int) -> None:
        HelpPage(context, dialog, section, place_of(dialog)).open()

    sections = {"help": GUIDE, "support": SUPPORT}
    for action in ACTIONS:
        if action.name in sections:
            for keys in action.keys:
                heard = QShortcut(QKeySequence(keys), dialog)
                heard.activated.connect(lambda section=sections[action.name]: show(section))
