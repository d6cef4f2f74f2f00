"""Help: the guide, the keys, and where to find people who can help."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from relationship_journal.ui.actions import ACTIONS, Action, menu_words
from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.guide_view import GuideView
from relationship_journal.ui.dialogs.section_tabs import SectionTabs
from relationship_journal.ui.dialogs.support import support_cards
from relationship_journal.ui.fitting import fitted
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.page_header import PageHeader
from relationship_journal.ui.widgets.scroll import MARGIN_Y, Scroll

SIZE = (980, 720)
GUIDE, KEYS, SUPPORT = range(3)


class HelpPage(QDialog):
    """Needs no journal, so that it can be read while one is locked. The guide opens at `place`."""

    def __init__(self, context: Context, parent: QWidget, section: int = GUIDE, place: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help and support"))
        self.resize(fitted(self, *SIZE))
        self.sections = SectionTabs(
            self.tr("Parts of the help"),
            [self.tr("Guide"), self.tr("Keys"), self.tr("Support")],
        )
        self.stack = QStackedWidget()
        self.guide = GuideView(context, place)
        self.stack.addWidget(self.guide)
        self.stack.addWidget(_page([_keys_card(menu, list(group)) for menu, group in _by_menu()]))
        self.stack.addWidget(_page(support_cards()))
        self.sections.currentChanged.connect(self.stack.setCurrentIndex)
        self._build()
        self.sections.setCurrentIndex(section)

    def _build(self) -> None:
        header = PageHeader(
            self.tr("Help and support"), self.tr("In danger, call your local emergency number first.")
        )
        support = Button(self.tr("Find support"))
        support.clicked.connect(lambda: self.sections.setCurrentIndex(SUPPORT))
        close = Button(self.tr("Close"), "icon", icon="close")
        close.clicked.connect(self.accept)
        header.actions.addWidget(support)
        header.actions.addWidget(close)
        head = QVBoxLayout()
        head.setContentsMargins(48, MARGIN_Y, 48, 0)
        head.setSpacing(4)
        head.addWidget(header)
        head.addWidget(self.sections)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.stack, 1)
        self.sections.setFocus(Qt.FocusReason.OtherFocusReason)


def _page(parts: list[QWidget]) -> Scroll:
    scroll = Scroll()
    scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    for part in parts:
        scroll.page.addWidget(part)
    return scroll


def _by_menu() -> list[tuple[str, list[Action]]]:
    return [
        (menu_words(menu).replace("&", ""), [action for action in actions if action.keys])
        for menu, actions in groupby(ACTIONS, key=lambda action: action.menu)
    ]


def _keys_card(menu: str, actions: list[Action]) -> Card:
    card = Card(menu)
    grid = QGridLayout()
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    for row, action in enumerate(actions):
        keys = ", ".join(
            QKeySequence(one).toString(QKeySequence.SequenceFormat.NativeText) for one in action.keys
        )
        name, shown = label(action.plain_words()), label(keys, "subtitle")
        shown.setAccessibleName(f"{action.plain_words()}: {keys}")
        grid.addWidget(name, row, 0)
        grid.addWidget(shown, row, 1, Qt.AlignmentFlag.AlignRight)
    card.body.addLayout(grid)
    return card
