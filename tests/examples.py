"""One of each kind that talks, letters, programs and plans brought, with something in every text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from relationship_journal.domain.agreements import Agreement, Standing
from relationship_journal.domain.cards import CardDraw, CardTalk, Favourite, Occasion, OwnCard
from relationship_journal.domain.conversations import Conversation, Stage
from relationship_journal.domain.days import Clock
from relationship_journal.domain.feeling_loved import About, LovedRating, Way
from relationship_journal.domain.letters import Fate, Form, Letter
from relationship_journal.domain.moments import Moment, Tone, Whose
from relationship_journal.domain.origins import Import, Origin
from relationship_journal.domain.plans import CounsellorItem, Errand, SmallAct
from relationship_journal.domain.programs import Answer, Run, RunState
from relationship_journal.domain.records import Privacy, Record, natural_id
from relationship_journal.domain.weekly import Question, WeeklyCheck, monday_of

CARD = "early-days.first-sight"


def one_of_each(fresh: Callable[[], UUID], day: date, clock: Clock) -> list[Record]:
    """Records of every kind since schema 0002; owners before what they own."""
    zone, now, week = "Europe/London", clock.now(), monday_of(day)
    brought = Import(
        id=fresh(),
        format="joplin",
        program="Joplin",
        name="notes.jex",
        counts={"loved_rating": 1},
        undone_at=now,
    )
    rating = LovedRating(
        id=fresh(),
        day=day,
        zone=zone,
        about=About.MY_GUESS,
        matters={Way.KIND_WORDS: 4, Way.SHARED_FUN: 2},
        got={Way.KIND_WORDS: 1},
    )
    run = Run(id=fresh(), day=day, zone=zone, program="meet-in-the-middle", state=RunState.PAUSED)
    return [
        Conversation(
            id=fresh(),
            day=day,
            zone=zone,
            about="Sundays",
            planned_for="after the children sleep",
            good_thing="You picked Mia up twice.",
            opener="I miss our Sundays.",
            to_understand="What Sundays are for you",
            question="What would a good one look like?",
            stage=Stage.HELD,
            heard="That the week leaves nothing over",
            surprised="That you miss them too",
            calm_before=2,
            calm_after=4,
            minutes=38,
            privacy=Privacy.DRAFT,
        ),
        CardTalk(
            id=fresh(),
            day=day,
            zone=zone,
            card=CARD,
            text="Where were you when you first noticed me?",
            occasion=Occasion.TWO_CHAIRS,
            note="By the bicycle stand",
            theirs="On the stairs, in the rain",
        ),
        CardDraw(
            id=natural_id("card_draw", CARD, 2), day=day, zone=zone, card=CARD, deck="early-days", round=2
        ),
        Favourite(id=natural_id("favourite", CARD), card=CARD),
        OwnCard(id=fresh(), day=day, zone=zone, text="What shall we plant this year?", deck="dreams"),
        Letter(
            id=fresh(),
            day=day,
            zone=zone,
            form=Form.THANKS,
            title="For Tuesday",
            text="You stayed on the phone with your mother.",
            qualities=["patient", "loyal"],
            fate=Fate.GIVEN,
            hard_day=True,
            begun_at=now,
            released_because="It is a thank-you after all",
            sealed_until=day - timedelta(days=1),
            given_on=day,
            given_how="On the kitchen table",
            reaction="A long hug",
            privacy=Privacy.GIVEN,
        ),
        Agreement(
            id=fresh(),
            day=day,
            zone=zone,
            about="Evenings out",
            matters_to_me="That we are still us",
            matters_to_them="Quiet after work",
            i_could_give="An early start home",
            they_could_give="One evening a month",
            options=["a walk first", "the early film"],
            trial="The first Friday, home by ten",
            review_on=day + timedelta(days=28),
            standing=Standing.ON_TRIAL,
            reviewed="Not yet",
        ),
        run,
        Answer(
            id=natural_id("answer", run.id, "matters"),
            run_id=run.id,
            day=day,
            zone=zone,
            key="matters",
            prompt="What matters most to each of you?",
            text="You: going out\nYour partner: quiet",
            values=["going out", "quiet"],
            done=True,
        ),
        Moment(id=fresh(), day=day, zone=zone, at=now, tone=Tone.HARD, whose=Whose.MINE, note="I was short"),
        rating,
        WeeklyCheck(
            id=natural_id("weekly_check", week),
            day=week,
            zone=zone,
            answers={Question.CLOSENESS: 6, Question.HOPE: 7},
        ),
        SmallAct(id=fresh(), day=week, zone=zone, text="Warm the car for them", done_on=day, position="a0"),
        CounsellorItem(
            id=fresh(),
            day=day,
            zone=zone,
            errand=Errand.HOMEWORK,
            text="Ask about the stairs",
            done_on=day,
        ),
        brought,
        Origin(
            id=rating.id,
            import_id=brought.id,
            kind="loved_rating",
            name="a1b2",
            raw='what: 4\nof: 5, "wörtlich"',
        ),
    ]
