"""Every kind of thing a journal stores, in one table: its name, its class, and how it is found and shown."""

from __future__ import annotations

from dataclasses import dataclass

from relationship_journal.domain.agreements import Agreement
from relationship_journal.domain.cards import CardDraw, CardTalk, Favourite, OwnCard
from relationship_journal.domain.conversations import Conversation
from relationship_journal.domain.diagnosis import DiagnosisNote
from relationship_journal.domain.feeling_loved import LovedRating
from relationship_journal.domain.gratitude import Appreciation, RestDay
from relationship_journal.domain.letters import Letter
from relationship_journal.domain.moments import Moment
from relationship_journal.domain.mood import CheckIn, Tag
from relationship_journal.domain.origins import Import, Origin
from relationship_journal.domain.plans import CounsellorItem, SmallAct
from relationship_journal.domain.programs import Answer, Run
from relationship_journal.domain.records import Record, Setting
from relationship_journal.domain.reflections import Reflection
from relationship_journal.domain.revisions import Revision
from relationship_journal.domain.rituals import Ritual, SeasonPause, Tick
from relationship_journal.domain.weekly import WeeklyCheck


@dataclass(frozen=True)
class Kind:
    """One kind. `name` is also its table's, `plural` its list's in an export ("" for what is not exported).

    `texts` are the fields that are searched, the most telling first, and `code` (1–15, part of the file
    format, never reused) its number in the search index. A `dated` one counts as written on its `day`, an
    owned one cannot be without the record its `<owner>_id` names. `home` is the tab it is shown on.
    """

    name: str
    stored: type[Record]
    plural: str = ""
    texts: tuple[str, ...] = ()
    code: int = 0
    dated: bool = False
    owner: str = ""
    home: str = "today"


KINDS = (
    Kind(
        "appreciation",
        Appreciation,
        "appreciations",
        ("what", "meaning", "when", "reaction", "tags"),
        code=1,
        dated=True,
    ),
    Kind("rest_day", RestDay, "rest_days"),
    Kind("reflection", Reflection, "reflections", ("title", "text"), code=2, dated=True),
    Kind("check_in", CheckIn, "check_ins", ("note", "tags"), code=3, dated=True),
    Kind("tag", Tag, "tags"),
    Kind(
        "diagnosis_note",
        DiagnosisNote,
        "diagnosis_notes",
        ("what", "my_story", "their_story"),
        code=4,
        dated=True,
        home="diagnosis",
    ),
    Kind("ritual", Ritual, "rituals", ("name", "plan", "group"), code=5, home="rituals"),
    Kind("tick", Tick, "ticks", owner="ritual"),
    Kind("season_pause", SeasonPause, "pauses", owner="ritual"),
    Kind(
        "conversation",
        Conversation,
        "conversations",
        ("about", "good_thing", "opener", "to_understand", "question", "heard", "surprised", "planned_for"),
        code=6,
        dated=True,
        home="conversations",
    ),
    Kind(
        "card_talk",
        CardTalk,
        "card_talks",
        ("note", "text", "theirs"),
        code=7,
        dated=True,
        home="conversations",
    ),
    Kind("card_draw", CardDraw, "card_draws"),
    Kind("favourite", Favourite, "favourites"),
    Kind("own_card", OwnCard, "own_cards", ("text",), code=14, home="conversations"),
    Kind(
        "letter",
        Letter,
        "letters",
        ("title", "text", "reaction", "given_how", "qualities"),
        code=8,
        dated=True,
        home="letters",
    ),
    Kind(
        "agreement",
        Agreement,
        "agreements",
        (
            "about",
            "trial",
            "matters_to_me",
            "matters_to_them",
            "i_could_give",
            "they_could_give",
            "options",
            "reviewed",
        ),
        code=9,
        dated=True,
        home="practice",
    ),
    Kind("run", Run, "runs", home="practice"),
    Kind("answer", Answer, "answers", ("text",), code=10, dated=True, owner="run", home="practice"),
    Kind("moment", Moment, "moments", ("note",), code=11, dated=True, home="mood"),
    Kind("loved_rating", LovedRating, "loved_ratings", dated=True, home="diagnosis"),
    Kind("weekly_check", WeeklyCheck, "weekly_checks", home="mood"),
    Kind("small_act", SmallAct, "small_acts", ("text",), code=13, home="practice"),
    Kind(
        "counsellor_item",
        CounsellorItem,
        "counsellor_items",
        ("text",),
        code=12,
        dated=True,
        home="practice",
    ),
    Kind("import", Import, "imports"),
    Kind("origin", Origin, "origins", owner="import"),
    Kind("revision", Revision),
    Kind("setting", Setting),
)
"""Owners before what they own."""

BY_NAME = {kind.name: kind for kind in KINDS}
SEARCHED = {kind.name: kind for kind in KINDS if kind.code}
DATED = tuple(kind.name for kind in KINDS if kind.dated)
OWNED = {kind.name: kind.owner for kind in KINDS if kind.owner}
EXPORTED = {kind.plural: kind.name for kind in KINDS if kind.plural}
"""The kind in each list of an export."""
ONLY_IN_ALL = frozenset({"import", "origin"})
"""Kinds that only an export of everything has."""
