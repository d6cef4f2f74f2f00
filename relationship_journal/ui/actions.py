"""The one table of actions: the menu bar, the search palette and the help page are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class Menu(StrEnum):
    """The menus, in order."""

    JOURNAL = QT_TRANSLATE_NOOP("Actions", "&Journal")
    EDIT = QT_TRANSLATE_NOOP("Actions", "&Edit")
    GO = QT_TRANSLATE_NOOP("Actions", "&Go")
    HELP = QT_TRANSLATE_NOOP("Actions", "&Help")


@dataclass(frozen=True)
class Action:
    """One thing the window can do. `keys` in Qt's portable notation; `locked` if it works while locked."""

    name: str
    menu: Menu
    text: str
    keys: tuple[str, ...] = ()
    locked: bool = False
    separated: bool = False

    def words(self) -> str:
        """The text in the user's language, mnemonic included."""
        return QCoreApplication.translate("Actions", self.text)

    def plain_words(self) -> str:
        """The text without its mnemonic."""
        return self.words().replace("&", "")


def _action(
    name: str, menu: Menu, text: object, *keys: str, locked: bool = False, separated: bool = False
) -> Action:
    return Action(name, menu, str(text), keys, locked, separated)


TABS = ("today", "diagnosis", "gratitude", "rituals", "mood", "conversations", "letters", "practice")
"""The tabs in the order of the rail."""

ACTIONS: tuple[Action, ...] = (
    _action("new", Menu.JOURNAL, QT_TRANSLATE_NOOP("Actions", "&New in this tab"), "Ctrl+N"),
    _action("export", Menu.JOURNAL, QT_TRANSLATE_NOOP("Actions", "Save as &PDF or another file"), "Ctrl+P"),
    _action("bring_in", Menu.JOURNAL, QT_TRANSLATE_NOOP("Actions", "Br&ing in what you wrote elsewhere")),
    _action("quiet_hour", Menu.JOURNAL, QT_TRANSLATE_NOOP("Actions", "Start a quiet &hour"), "Ctrl+Shift+H"),
    _action("moment", Menu.JOURNAL, QT_TRANSLATE_NOOP("Actions", "Log a &moment"), "Ctrl+Shift+M"),
    _action("feeling_loved", Menu.JOURNAL, QT_TRANSLATE_NOOP("Actions", "&Ways of feeling loved")),
    _action("settings", Menu.JOURNAL, QT_TRANSLATE_NOOP("Actions", "&Settings"), "Ctrl+,", separated=True),
    _action("backups", Menu.JOURNAL, QT_TRANSLATE_NOOP("Actions", "&Backups")),
    _action("verify", Menu.JOURNAL, QT_TRANSLATE_NOOP("Actions", "&Check this journal")),
    _action("keys", Menu.JOURNAL, QT_TRANSLATE_NOOP("Actions", "Passphrase and &recovery")),
    _action("open_other", Menu.JOURNAL, QT_TRANSLATE_NOOP("Actions", "&Open another journal"), locked=True),
    _action("lock", Menu.JOURNAL, QT_TRANSLATE_NOOP("Actions", "&Lock now"), "Ctrl+L", separated=True),
    _action("leave", Menu.JOURNAL, QT_TRANSLATE_NOOP("Actions", "Lea&ve quickly"), locked=True),
    _action("restart", Menu.JOURNAL, QT_TRANSLATE_NOOP("Actions", "Lock and start &afresh"), locked=True),
    _action("quit", Menu.JOURNAL, QT_TRANSLATE_NOOP("Actions", "Lock and &quit"), "Ctrl+Q", locked=True),
    _action("undo", Menu.EDIT, QT_TRANSLATE_NOOP("Actions", "&Undo"), "Ctrl+Z"),
    _action("redo", Menu.EDIT, QT_TRANSLATE_NOOP("Actions", "&Redo"), "Ctrl+Shift+Z"),
    _action(
        "search", Menu.EDIT, QT_TRANSLATE_NOOP("Actions", "&Search everything"), "Ctrl+K", separated=True
    ),
    _action("bin", Menu.EDIT, QT_TRANSLATE_NOOP("Actions", "&Bin"), "Ctrl+Shift+B"),
    _action("today", Menu.GO, QT_TRANSLATE_NOOP("Actions", "&Today"), "Ctrl+1"),
    _action("diagnosis", Menu.GO, QT_TRANSLATE_NOOP("Actions", "&Diagnosis"), "Ctrl+2"),
    _action("gratitude", Menu.GO, QT_TRANSLATE_NOOP("Actions", "&Gratitude"), "Ctrl+3"),
    _action("rituals", Menu.GO, QT_TRANSLATE_NOOP("Actions", "&Rituals"), "Ctrl+4"),
    _action("mood", Menu.GO, QT_TRANSLATE_NOOP("Actions", "&Mood"), "Ctrl+5"),
    _action("conversations", Menu.GO, QT_TRANSLATE_NOOP("Actions", "C&onversations"), "Ctrl+6"),
    _action("letters", Menu.GO, QT_TRANSLATE_NOOP("Actions", "L&etters"), "Ctrl+7"),
    _action("practice", Menu.GO, QT_TRANSLATE_NOOP("Actions", "&Practice"), "Ctrl+8"),
    _action("calendar", Menu.GO, QT_TRANSLATE_NOOP("Actions", "&Calendar"), "Ctrl+D", separated=True),
    _action("day_before", Menu.GO, QT_TRANSLATE_NOOP("Actions", "Day &before"), "Alt+Left"),
    _action("day_after", Menu.GO, QT_TRANSLATE_NOOP("Actions", "Day &after"), "Alt+Right"),
    _action("help", Menu.HELP, QT_TRANSLATE_NOOP("Actions", "&Help and support"), "F1", locked=True),
    _action("support", Menu.HELP, QT_TRANSLATE_NOOP("Actions", "&Find support"), "Shift+F1", locked=True),
    _action(
        "traces", Menu.HELP, QT_TRANSLATE_NOOP("Actions", "&What this computer still knows"), locked=True
    ),
    _action(
        "erase", Menu.HELP, QT_TRANSLATE_NOOP("Actions", "&Erase everything"), locked=True, separated=True
    ),
)


def menu_words(menu: Menu) -> str:
    """The name of a menu in the user's language, mnemonic included."""
    return QCoreApplication.translate("Actions", str(menu))


def tab_words(name: str) -> str:
    """The name of a tab in the user's language."""
    return next(action.plain_words() for action in ACTIONS if action.name == name)
