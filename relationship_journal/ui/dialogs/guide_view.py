"""The guide in the window: its contents or what a search found on the left, a chapter on the right.

The chapters come as plain values, and every word is shown as plain text. A link is a button below its
paragraph; it leads within the guide and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from relationship_journal.ui.context import Context
from relationship_journal.ui.dialogs.guide_places import FIRST
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.scroll import MARGIN_X, Scroll
from relationship_journal.ui.words import sentence_of

if TYPE_CHECKING:
    from relationship_journal.content.guide import Chapter, Paragraph, Section

CONTENTS = 240
"""The width of the contents, in pixels."""
PLACE = Qt.ItemDataRole.UserRole


class GuideView(QWidget):
    """Reads the guide when it is made, on the worker, and opens it at `place` ("chapter#section")."""

    def __init__(self, context: Context, place: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chapters: dict[str, Chapter] = {}
        self._page: Scroll | None = None
        self._cards: dict[str, QWidget] = {}
        self.shown = ""
        """The chapter in view, by name."""
        self.field = QLineEdit()
        self.contents = QListWidget()
        self._build()
        self.field.textChanged.connect(self._fill)
        self.contents.currentItemChanged.connect(self._on_contents_current_item_changed)
        context.tasks.compute(
            lambda: context.library.guide,
            done=lambda guide: self._on_read(guide, place or FIRST),
            failed=lambda error: self._show(_notice(sentence_of(error))),
            owner=self,
        )

    def open(self, place: str) -> None:
        """Show a chapter, at a section of it when `place` names one."""
        name, _, anchor = place.partition("#")
        chapter = self._chapters.get(name)
        if chapter is None:
            return
        if name != self.shown or self._page is None:
            self._cards = {}
            self._show(self._chapter_page(chapter))
            self.shown = name
        page, card = self._page, self._cards.get(anchor)
        if page is not None:
            QTimer.singleShot(0, page, lambda: page.verticalScrollBar().setValue(card.y() if card else 0))

    def _build(self) -> None:
        self.field.setPlaceholderText(self.tr("Search the guide"))
        self.field.setAccessibleName(self.tr("Search the guide"))
        self.field.setClearButtonEnabled(True)
        self.contents.setAccessibleName(self.tr("Contents of the guide"))
        self.contents.setWordWrap(True)
        self.contents.setSpacing(3)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.field)
        left.addWidget(self.contents, 1)
        side = QWidget()
        side.setFixedWidth(CONTENTS)
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(MARGIN_X, 20, 0, 0)
        self._across.setSpacing(0)
        self._across.addWidget(side)

    def _on_read(self, guide: tuple[Chapter, ...], place: str) -> None:
        self._chapters = {chapter.name: chapter for chapter in guide}
        self._fill(self.field.text())
        self.open(place)
        self._choose(place)

    def _fill(self, words: str) -> None:
        """The chapters, or the sections that hold `words`."""
        self.contents.blockSignals(True)
        self.contents.clear()
        for chapter in self._chapters.values():
            if not words.strip():
                self._add(chapter.title, chapter.name)
                continue
            for section in chapter.sections:
                if section.holds(words):
                    self._add(section.title, f"{chapter.name}#{section.anchor}")
        if self._chapters and not self.contents.count():
            nothing = QListWidgetItem(self.tr("No section has these words."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.contents.addItem(nothing)
        self.contents.blockSignals(False)

    def _add(self, title: str, place: str) -> None:
        item = QListWidgetItem(title)
        item.setData(PLACE, place)
        self.contents.addItem(item)

    def _choose(self, place: str) -> None:
        name = place.partition("#")[0]
        self.contents.blockSignals(True)
        for row in range(self.contents.count()):
            if self.contents.item(row).data(PLACE) in (name, place):
                self.contents.setCurrentRow(row)
        self.contents.blockSignals(False)

    def _on_contents_current_item_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(PLACE):
            self.open(item.data(PLACE))

    def _follow(self, place: str) -> None:
        self.field.clear()
        self._choose(place)
        self.open(place)
        if self._page is not None:
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chapter_page(self, chapter: Chapter) -> Scroll:
        page = _scroll(chapter.title)
        first, *others = chapter.sections
        page.page.addWidget(label(first.title, "title", wrap=True))
        self._add_paragraphs(page.page, first)
        for section in others:
            card = Card(section.title)
            self._add_paragraphs(card.body, section)
            page.page.addWidget(card)
            self._cards[section.anchor] = card
        return page

    def _add_paragraphs(self, body: QVBoxLayout, section: Section) -> None:
        for paragraph in section.paragraphs:
            text = f"•  {paragraph.text}" if paragraph.listed else paragraph.text
            body.addWidget(label(text, wrap=True))
            self._add_links(body, paragraph)

    def _add_links(self, body: QVBoxLayout, paragraph: Paragraph) -> None:
        for link in paragraph.links:
            button = Button(self.tr("Go to: {title}").format(title=link.words), "link")
            place = f"{link.chapter}#{link.section}" if link.section else link.chapter
            button.clicked.connect(lambda _=False, place=place: self._follow(place))
            body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _show(self, page: Scroll) -> None:
        if self._page is not None:
            self._across.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
        self._page = page
        self._across.addWidget(page, 1)


def _scroll(name: str) -> Scroll:
    page = Scroll(margins=(24, 0, MARGIN_X, 36))
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page.setAccessibleName(name)
    return page


def _notice(words: str) -> Scroll:
    page = _scroll(words)
    page.page.addWidget(label(words, wrap=True))
    return page
