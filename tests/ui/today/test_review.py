"""An agreement comes up on Today when its review day has come, and only then."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from relationship_journal.domain.agreements import Standing
from relationship_journal.ui.context import Context
from relationship_journal.ui.tabs.today import TodayTab


def test_it_comes_up_on_its_day_and_leads_to_the_agreement(context: Context, clock: Any, qtbot: Any) -> None:
    agreements = context.journal.agreements
    kept = agreements.save(
        replace(
            agreements.new(context.today()),
            about="Evenings out",
            trial="Fridays, home by ten",
            standing=Standing.ON_TRIAL,
            review_on=context.today() + timedelta(days=1),
        )
    )
    tab = TodayTab(context)
    qtbot.addWidget(tab)
    tab.show()
    tab.review.ask(context.today(), context.today())
    assert tab.review.isHidden()
    clock.advance(days=1)
    tab.show_day(context.today())
    qtbot.waitUntil(lambda: not tab.review.isHidden())
    wished: list[tuple[str, Any, Any]] = []
    tab.entry_requested.connect(lambda *wish: wished.append(wish))
    tab.review.look.click()
    assert wished == [("agreement", kept.id, kept.day)]
    tab.show_day(context.today() - timedelta(days=1))
    qtbot.waitUntil(lambda: tab.review.isHidden())
    agreements.save(replace(kept, standing=Standing.KEPT))
    tab.show_day(context.today())
    tab.review.ask(context.today(), context.today())
    assert tab.review.isHidden()
