"""Leads through two chairs: locks, lays the page over the door, and keeps both answers or neither."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from relationship_journal.domain.cards import CardTalk, Occasion
from relationship_journal.ui.context import Context
from relationship_journal.ui.two_chairs.page import TwoChairsPage
from relationship_journal.ui.two_chairs.sitting import Phase, Sitting
from relationship_journal.ui.two_chairs.words import tr

if TYPE_CHECKING:
    from relationship_journal.ui.host import Host


class TwoChairs(QObject):
    """One sitting in `window`. The answers are in `sitting` and on its page, and nowhere else.

    Whatever puts the window away (idling, sleep, a quick exit, its end) ends the sitting and forgets both;
    only two answers that are shown already are covered instead, together, when the computer is merely idle.
    """

    def __init__(self, window: Host, context: Context, sitting: Sitting) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._folder = window.folder
        self.sitting = sitting
        self.page = TwoChairsPage(sitting)
        self.page.let_go_requested.connect(self.stop)
        self.page.keep_requested.connect(self._on_page_keep_requested)
        self.page.leave_requested.connect(lambda: window.trigger("leave"))
        self.page.help_requested.connect(lambda: window.trigger("help"))
        window.sit_before(self.page)
        window.put_away.connect(self._on_window_put_away)
        window.settings_known.connect(self._on_window_settings_known)

    def stop(self) -> None:
        """Forget both answers and stand before the door."""
        if self.sitting.phase is not Phase.KEEPING:  # then the door is in view already
            self._leave_page()
        self._end()

    def _leave_page(self) -> None:
        self.page.wipe()
        self._window.show_door(instead_of=self.page)

    def _end(self) -> None:
        self.sitting.let_go()
        self._window.put_away.disconnect(self._on_window_put_away)
        self._window.settings_known.disconnect(self._on_window_settings_known)
        self._window.lock_screen.say("")
        self.deleteLater()

    def _on_page_keep_requested(self) -> None:
        self.sitting.keep()
        self._leave_page()
        self._window.lock_screen.say(tr("Both answers wait. They are kept once the journal is unlocked."))

    def _on_window_put_away(self, for_good: bool) -> None:
        if self.sitting.phase is Phase.SHOWN and not for_good:
            self.sitting.hide()
            self.page.show_phase()
        else:
            self.stop()

    def _on_window_settings_known(self, _: object) -> None:
        """A journal was unlocked."""
        answers, phase = self.sitting.answers, self.sitting.phase
        if answers is None or phase is not Phase.KEEPING or self._window.folder != self._folder:
            self.stop()
            return
        journal, saving, tasks, notices = (
            self._context.journal, self._context.saving, self._context.tasks, self._context.notices,
        )  # fmt: skip
        card, text = self.sitting.card, self.sitting.text
        mine, theirs = answers

        def store() -> CardTalk:
            talk = journal.cards.new_talk(card, text, occasion=Occasion.TWO_CHAIRS)
            return journal.cards.save_talk(replace(talk, note=mine, theirs=theirs))

        tasks.run(
            store,
            done=lambda _: notices.say(tr("Both answers are kept in the journal.")),
            failed=lambda error: saving.failed(error, journal),
        )
        self._end()
