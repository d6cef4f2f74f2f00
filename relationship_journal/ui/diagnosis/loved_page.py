"""Ways of feeling loved: about me, my guess for them, from them, and, when both want it, together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from relationship_journal.domain.feeling_loved import About, LovedRating, misreadings
from relationship_journal.ui.context import Context
from relationship_journal.ui.diagnosis.loved_form import LovedForm
from relationship_journal.ui.diagnosis.loved_reading import LovedReading
from relationship_journal.ui.diagnosis.loved_words import misreading_words, section_words, tr
from relationship_journal.ui.dialogs.section_tabs import SectionTabs
from relationship_journal.ui.dialogs.sheet import Sheet
from relationship_journal.ui.widgets.button import Button
from relationship_journal.ui.widgets.card import Card
from relationship_journal.ui.widgets.labels import label
from relationship_journal.ui.widgets.saved_hint import SavedHint
from relationship_journal.ui.widgets.scroll import GAP, Scroll

NARROW = 780
"""Below this width, in pixels, the two readings stand below each other."""
_SECTIONS = (About.ME, About.MY_GUESS, About.PARTNER)


class LovedPage(Sheet):
    """Three readings and the form. What the partner filled in is covered until both look at it."""

    hand_over_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            tr("Ways of feeling loved"),
            tr("Eight ways, and nobody is a type: how much each matters, and how much of it there was."),
            parent,
        )
        self._fillings: Sequence[LovedRating] = ()
        self._uncovered = False
        self.form: LovedForm | None = None
        self.tabs = SectionTabs(tr("Whose reading"), [section_words()[one] for one in _SECTIONS])
        self.fill_in = Button(tr("Fill it in"), "primary")
        self.together = Button(tr("Show together"))
        self.words = label("", wrap=True)
        self._saved = SavedHint()
        self._form_card = Card()
        self.reading = LovedReading(context, section_words()[About.ME])
        self.theirs = LovedReading(context, section_words()[About.PARTNER])
        self.misread = Card(tr("Where your guess was off"))
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self.refresh()

    def _build(self) -> None:
        self.add_action(self.together)
        self.add_action(self.fill_in)
        top = QHBoxLayout()
        top.addWidget(self.tabs)
        top.addStretch(1)
        top.addWidget(self._saved)
        self.page.addLayout(top)
        self.page.addWidget(self.words)
        self._pair.setSpacing(GAP)
        self._pair.addWidget(self.reading, 1)
        self._pair.addWidget(self.theirs, 1)
        scroll = Scroll(margins=(0, 0, 0, 0))
        scroll.page.addLayout(self._pair)
        scroll.page.addWidget(self.misread)
        scroll.page.addWidget(self._form_card)
        self.page.addWidget(scroll, 1)
        self.setFocusProxy(self.fill_in)
        self.tabs.currentChanged.connect(self._on_tabs_current_changed)
        self.fill_in.clicked.connect(self._on_fill_in_clicked)
        self.together.clicked.connect(self._on_together_clicked)

    @property
    def about(self) -> About:
        """Whose reading is chosen."""
        return _SECTIONS[max(0, self.tabs.currentIndex())]

    def refresh(self) -> None:
        """Ask the journal for every filling."""
        self.context.tasks.run(
            self.context.journal.feeling_loved.fillings,
            done=self._on_fillings_came, latest="loved.fillings", owner=self,
        )  # fmt: skip

    def flush(self) -> None:
        """Hand over what is waiting."""
        if self.form is not None:
            self.form.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._pair.setDirection(way.LeftToRight if self.width() >= NARROW else way.TopToBottom)

    def _of(self, about: About) -> list[LovedRating]:
        return [filling for filling in self._fillings if filling.about is about]

    def _on_fillings_came(self, fillings: Sequence[LovedRating]) -> None:
        self._fillings = fillings
        self._show()

    def _show(self) -> None:
        about, filling = self.about, self.form is not None
        mine, theirs = self._of(about), self._of(About.PARTNER)
        beside = self._uncovered and not filling
        readable = bool(mine) and (about is not About.PARTNER) and not filling
        if beside:
            mine = self._of(About.ME if about is About.PARTNER else about)
        self.reading.set_title(section_words()[About.ME if about is About.PARTNER else about])
        self.reading.setVisible((readable or beside) and bool(mine))
        self.theirs.setVisible(beside)
        if mine:
            self.reading.show_fillings(mine, in_form_order=beside)
        if beside:
            self.theirs.show_fillings(theirs, in_form_order=True)
        self._form_card.setVisible(filling)
        self.together.setVisible(bool(theirs) and not filling)
        self.together.set_text(tr("Cover theirs again") if self._uncovered else tr("Show together"))
        self.fill_in.set_text(self._wish())
        self.words.setText(self._said(bool(mine), theirs))
        self.words.setVisible(bool(self.words.text()))
        self._show_misreadings(beside)

    def _wish(self) -> str:
        if self.form is not None:
            return tr("Done")
        if self.about is About.PARTNER:
            return tr("Hand the laptop over")
        return tr("Fill it in again") if self._of(self.about) else tr("Fill it in")

    def _said(self, known: bool, theirs: Sequence[LovedRating]) -> str:
        if self.form is not None:
            return tr("0 is not at all, 4 very much. Leave out what you cannot say.")
        if self.about is About.PARTNER and theirs and not self._uncovered:
            return tr("They filled it in. It stays covered until you look at it together.")
        if self.about is About.PARTNER and not theirs:
            return tr(
                "They can fill in the same eight ways on a page that shows nothing of your journal; "
                "when they are done, the journal locks."
            )
        if known:
            return ""
        return tr("About three minutes. It is a picture of these two weeks, not of who anybody is.")

    def _show_misreadings(self, beside: bool) -> None:
        guesses, theirs = self._of(About.MY_GUESS), self._of(About.PARTNER)
        found = misreadings(guesses[0], theirs[0]) if beside and guesses and theirs else []
        while (item := self.misread.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for way, guess, told in found:
            self.misread.body.addWidget(label(misreading_words(way, guess, told), wrap=True))
        self.misread.setVisible(bool(found))

    # what the user does

    def _on_tabs_current_changed(self, _: int) -> None:
        self._close_form()
        self._show()

    def _on_together_clicked(self) -> None:
        self._uncovered = not self._uncovered
        self._show()

    def _on_fill_in_clicked(self) -> None:
        if self.form is not None:
            self._close_form()
            self.refresh()
        elif self.about is About.PARTNER:
            self.hand_over_requested.emit()
        else:
            self._open_form()

    def _open_form(self) -> None:
        today = self.context.today()
        begun = next((one for one in self._of(self.about) if one.day == today), None)
        self.form = LovedForm(
            self.context, begun or self.context.journal.feeling_loved.new(self.about, today)
        )
        self.form.saved.connect(self._on_form_saved)
        self._form_card.body.addWidget(self.form)
        self._show()
        self.form.setFocus()

    def _close_form(self) -> None:
        if self.form is not None:
            self.form.flush()
            self._form_card.body.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self._saved.clear()

    def _on_form_saved(self) -> None:
        self._saved.saved(self.context.clock.now().astimezone(self.context.clock.zone()))
