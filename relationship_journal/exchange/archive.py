"""What an export is made of: domain records, picked, independent of where they are kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from relationship_journal.domain.agreements import Agreement
from relationship_journal.domain.cards import CardDraw, CardTalk, Favourite, OwnCard
from relationship_journal.domain.conversations import Conversation
from relationship_journal.domain.days import Span
from relationship_journal.domain.diagnosis import DiagnosisNote
from relationship_journal.domain.feeling_loved import LovedRating
from relationship_journal.domain.gratitude import Appreciation, RestDay
from relationship_journal.domain.kinds import BY_NAME, EXPORTED, ONLY_IN_ALL, OWNED
from relationship_journal.domain.letters import Letter, covered
from relationship_journal.domain.moments import Moment
from relationship_journal.domain.mood import CheckIn, Tag
from relationship_journal.domain.origins import Import, Origin
from relationship_journal.domain.plans import CounsellorItem, SmallAct
from relationship_journal.domain.programs import Answer, Run
from relationship_journal.domain.reflections import Reflection
from relationship_journal.domain.rituals import Ritual, SeasonPause, Tick
from relationship_journal.domain.selections import Selection as Selection
from relationship_journal.domain.weekly import WeeklyCheck


@dataclass
class Archive:
    """Everything picked for an export. `names` are the user's and the partner's, possibly empty."""

    title: str
    names: tuple[str, str]
    exported_at: datetime
    appreciations: list[Appreciation] = field(default_factory=list)
    rest_days: list[RestDay] = field(default_factory=list)
    reflections: list[Reflection] = field(default_factory=list)
    check_ins: list[CheckIn] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    diagnosis_notes: list[DiagnosisNote] = field(default_factory=list)
    rituals: list[Ritual] = field(default_factory=list)
    ticks: list[Tick] = field(default_factory=list)
    pauses: list[SeasonPause] = field(default_factory=list)
    conversations: list[Conversation] = field(default_factory=list)
    card_talks: list[CardTalk] = field(default_factory=list)
    card_draws: list[CardDraw] = field(default_factory=list)
    favourites: list[Favourite] = field(default_factory=list)
    own_cards: list[OwnCard] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)
    loved_ratings: list[LovedRating] = field(default_factory=list)
    weekly_checks: list[WeeklyCheck] = field(default_factory=list)
    small_acts: list[SmallAct] = field(default_factory=list)
    counsellor_items: list[CounsellorItem] = field(default_factory=list)
    imports: list[Import] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    settings: dict[str, object] = field(default_factory=dict)
    span: Span | None = None
    """The days it was narrowed to; what happened before them is not known here."""
    measured: bool = True
    """Whether all that a strength or a streak is measured by is here."""
    context: str = ""
    """Words for the first page."""
    day: date | None = None
    """The user's day when it was exported, which opens sealed letters; None for the one in UTC."""

    @property
    def today(self) -> date:
        """The day of the export."""
        return self.day or self.exported_at.date()

    def select(self, selection: Selection) -> Archive:
        """What `selection` picks. An owner comes with what it owns: a ritual with its ticks, a run through a
        program with its answers; and what is picked of what it owns brings the owner along.

        Whatever is less than everything leaves out the words of sealed letters, the settings, and where
        entries came from: an original may hold words that were taken out since. For others than its owner
        it names nobody, and neither the journal nor what was looked for is told."""
        picked: dict[str, Any] = {
            name: selection.picks(kind, getattr(self, name)) for name, kind in EXPORTED.items()
        }
        if selection.narrows:
            picked["letters"] = [covered(letter, self.today) for letter in picked["letters"]]
            picked |= {"settings": {}, **{BY_NAME[kind].plural: [] for kind in ONLY_IN_ALL}}
        for owner in dict.fromkeys(OWNED.values()):
            self._bring_owners(owner, picked, selection)
        if selection.without:  # a program of which every answer stays behind is not mentioned either
            had, have = (
                {answer.run_id for answer in answers} for answers in (self.answers, picked["answers"])
            )
            picked["runs"] = [run for run in picked["runs"] if run.id in have or run.id not in had]
        if selection.for_others:
            picked |= {"title": "", "names": ("", "")}
        else:
            picked["title"] = selection.label or self.title
        return replace(
            self,
            span=selection.span,
            measured=self.measured and selection.tells_the_whole,
            context=selection.context,
            **picked,
        )

    def _bring_owners(self, owner: str, picked: dict[str, Any], selection: Selection) -> None:
        """Let owners come with what was picked of what they own; one that may not come keeps its own back."""
        name = BY_NAME[owner].plural
        owned = [BY_NAME[kind].plural for kind, its in OWNED.items() if its == owner]
        wanted = {getattr(one, f"{owner}_id") for list_ in owned for one in picked[list_]}
        wanted |= {record.id for record in picked[name]}
        picked[name] = [
            record
            for record in getattr(self, name)
            if record.id in wanted and selection.admits(owner, record)
        ]
        come = {record.id for record in picked[name]}
        for list_ in owned:
            picked[list_] = [one for one in picked[list_] if getattr(one, f"{owner}_id") in come]

    def counts(self) -> dict[str, int]:
        """How many of each kind there are."""
        return {kind: len(getattr(self, name)) for name, kind in EXPORTED.items()}
