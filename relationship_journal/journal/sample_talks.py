"""Talks, letters, cards, moments and ratings of the sample year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from relationship_journal.content import decks
from relationship_journal.domain.cards import CardDraw, CardTalk, Favourite, Occasion, OwnCard
from relationship_journal.domain.conversations import Conversation, Stage
from relationship_journal.domain.days import same_day_in_year
from relationship_journal.domain.feeling_loved import About, LovedRating, Way
from relationship_journal.domain.letters import Fate, Form, Letter
from relationship_journal.domain.moments import Moment, Tone, Whose
from relationship_journal.domain.records import Privacy, Record, natural_id
from relationship_journal.domain.weekly import Question, WeeklyCheck, monday_of
from relationship_journal.journal.sample_pen import Pen, Table, read

_AHEAD = 2
"""A talk is planned so many days before it is held."""


def talks(pen: Pen) -> Iterator[Conversation]:
    """Conversations; one that is still to come was planned yesterday."""
    for table in read("talks")["talk"]:
        day = pen.day(table)
        written = pen.evening(min(day - timedelta(days=_AHEAD), pen.today - timedelta(days=1)))
        said = {name: value for name, value in table.items() if name not in ("ago", "stage")}
        yield Conversation(
            **pen.written(written), day=day, zone=pen.zone_name, stage=Stage(table["stage"]), **said
        )


def letters(pen: Pen) -> Iterator[Letter]:
    """Letters, each begun in the evening of its day."""
    for table in read("letters")["letter"]:
        day = pen.day(table)
        begun = pen.evening(day)
        fate = Fate(table["fate"])
        given = "given_ago" in table
        yield Letter(
            **pen.written(begun),
            day=day,
            zone=pen.zone_name,
            form=Form(table["form"]),
            title=table["title"],
            text=table["text"].strip(),
            qualities=table.get("qualities", []),
            fate=fate,
            hard_day=table.get("hard_day", False),
            begun_at=begun,
            sealed_until=_years_ahead(pen.today, table),
            given_on=pen.today - timedelta(days=table["given_ago"]) if given else None,
            given_how=table.get("given_how", ""),
            reaction=table.get("reaction", ""),
            privacy=Privacy.GIVEN if fate is Fate.GIVEN else Privacy.MINE,
        )


def _years_ahead(today: date, table: Table) -> date | None:
    return same_day_in_year(today, today.year + table["years_ahead"]) if "years_ahead" in table else None


def cards(pen: Pen) -> Iterator[Record]:
    """Cards talked about and drawn, favourites, and cards of her own."""
    told, texts = read("cards"), {card.id: card.text for deck in decks.load() for card in deck.cards}
    for table in told["talk"]:
        yield CardTalk(
            **pen.written(pen.evening(pen.day(table))),
            day=pen.day(table),
            zone=pen.zone_name,
            card=table["card"],
            text=texts[table["card"]],
            occasion=Occasion(table.get("occasion", "deck")),
            note=table["note"],
            theirs=table.get("theirs", ""),
        )
    for card, ago in zip(told["draw"]["cards"], told["draw"]["ago"], strict=True):
        day = pen.today - timedelta(days=ago)
        written = pen.written(pen.evening(day), natural_id("card_draw", card, 1))
        yield CardDraw(**written, day=day, zone=pen.zone_name, card=card, deck=card.split(".")[0])
    for card in told["favourites"]["cards"]:
        moment = pen.evening(pen.day(told["favourites"]))
        yield Favourite(**pen.written(moment, natural_id("favourite", card)), card=card)
    for table in told["own"]:
        written = pen.written(pen.evening(pen.day(table)))
        yield OwnCard(
            **written, day=pen.day(table), zone=pen.zone_name, text=table["text"], deck=table["deck"]
        )


def moments(pen: Pen) -> Iterator[Moment]:
    """Kind and hard moments, logged in the evening."""
    for ago, tone, whose, note in read("moments")["moments"]:
        day = pen.today - timedelta(days=ago)
        moment = pen.evening(day)
        yield Moment(
            **pen.written(moment),
            day=day,
            zone=pen.zone_name,
            at=moment,
            tone=Tone(tone),
            whose=Whose(whose),
            note=note,
        )


def ratings(pen: Pen) -> Iterator[Record]:
    """Ways of feeling loved, and the weekly questions, answered on the last evening of a week."""
    told = read("ratings")
    for table in told["loved"]:
        day = pen.day(table)
        yield LovedRating(
            **pen.written(pen.evening(day)),
            day=day,
            zone=pen.zone_name,
            about=About(table["about"]),
            matters=dict(zip(Way, table["matters"], strict=True)),
            got=dict(zip(Way, table["got"], strict=True)),
        )
    weeks = told["weekly"]["weeks"]
    for back, values in zip(range(len(weeks), 0, -1), weeks, strict=True):
        monday = monday_of(pen.today) - timedelta(weeks=back)
        answers = {
            question.value: value for question, value in zip(Question, values, strict=False) if value >= 0
        }
        if answers:
            written = pen.written(pen.evening(monday + timedelta(days=6)), natural_id("weekly_check", monday))
            yield WeeklyCheck(**written, day=monday, zone=pen.zone_name, answers=answers)
