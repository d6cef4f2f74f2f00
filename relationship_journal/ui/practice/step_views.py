"""Which widget shows which kind of step."""

from __future__ import annotations

from relationship_journal.domain.programs import StepKind
from relationship_journal.ui.practice.answer_views import ActView, ChooseView, DateView, RateView, ReviewView
from relationship_journal.ui.practice.writing_views import PairView, ReadView, StepView, WriteView

VIEWS: dict[StepKind, type[StepView]] = {
    StepKind.READ: ReadView,
    StepKind.WRITE: WriteView,
    StepKind.PAIR: PairView,
    StepKind.RATE: RateView,
    StepKind.CHOOSE: ChooseView,
    StepKind.ACT: ActView,
    StepKind.DATE: DateView,
    StepKind.REVIEW: ReviewView,
}
"""The widget of each kind of step."""
