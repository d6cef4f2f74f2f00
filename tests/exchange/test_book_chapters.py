"""Talks, letters, programs and weeks in the book."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pikepdf
import pytest
from printed import HOSTILE, opened, squeezed, text_of

from relationship_journal.domain.kinds import BY_NAME, EXPORTED, ONLY_IN_ALL, SEARCHED
from relationship_journal.domain.letters import Fate
from relationship_journal.domain.programs import Answer
from relationship_journal.domain.records import natural_id
from relationship_journal.exchange.archive import Archive, Selection
from relationship_journal.exchange.book import book, is_empty
from relationship_journal.exchange.pdf import PdfOptions, render_pdf

TODAY = date(2026, 11, 22)
UNPRINTED = {"group", "planned_for"}
"""A ritual's group orders the table; when a talk was planned for is not told once it was held."""


def render(archive: Archive) -> bytes:
    return render_pdf(archive, PdfOptions(), lambda *_: None, lambda: False)


def told(archive: Archive) -> str:
    return json.dumps(book(archive), ensure_ascii=False)


@pytest.mark.parametrize("kind", sorted(set(SEARCHED) - {"reflection"}))
def test_every_text_the_user_wrote_is_in_the_book(full: Archive, kind: str) -> None:
    said = told(full)
    for record in getattr(full, BY_NAME[kind].plural):
        for field in set(SEARCHED[kind].texts) - UNPRINTED:
            value = getattr(record, field)
            for text in value if isinstance(value, list) else [value]:
                assert json.dumps(text, ensure_ascii=False)[1:-1] in said


def test_chapters_stand_in_their_order(full: Archive) -> None:
    with opened(render(full)) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        letters = next(item for item in outline.root if item.title == "Letters")
        (letter,) = letters.children
        assert [child.title for child in letter.children] == ["For Tuesday"]
    assert titles == [
        "Contents", "At a glance", "What changed, and when", "Ways of feeling loved", "Conversations",
        "Letters", "Agreements", "Meet in the middle", "Rituals", "Week by week", "For a counsellor",
        "October 2026", "November 2026",
    ]  # fmt: skip


def test_the_pages_are_still_tagged_and_say_all_that(full: Archive) -> None:
    data = render(full)
    with opened(data) as pdf, pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
    said = squeezed(text_of(data))
    for text in ("You picked Mia up twice", "By the bicycle stand", "On the stairs, in the rain",
                 "A long hug", "The first Friday, home by ten", "What matters most to each of you?",
                 "I was short", "Warm the car for them", "Ask about the stairs", "kind words",
                 "Week of"):  # fmt: skip
        assert squeezed(text) in said, text


def test_a_sealed_letter_says_only_until_when(full: Archive) -> None:
    until = TODAY + timedelta(days=1)
    full.letters = [replace(full.letters[0], fate=Fate.SEALED, sealed_until=until)]
    said = told(full)
    assert "Sealed until 23 November 2026" in said
    assert "For Tuesday" in said
    assert "phone with your mother" not in said
    assert "loyal" not in said
    full.day = until
    assert "phone with your mother" in told(full)


def test_a_program_tells_its_sessions_in_their_order_and_leaves_out_what_was_read(full: Archive) -> None:
    run = full.runs[0]
    full.answers = [
        Answer(id=natural_id("answer", run.id, key), run_id=run.id, day=TODAY, key=key, prompt=f"{key}?",
               text=text, done=True)
        for key, text in (("of-old", "long ago"), ("opener", "I miss"), ("read-1", ""), ("about", "Evenings"))
    ]  # fmt: skip
    full.runs = [replace(run, program="a-better-conversation", finished_on=TODAY)]
    (chapter,) = book(full)["programs"]
    assert chapter["name"] == "A better conversation"
    labels = [part["label"] for item in chapter["items"] for part in item["parts"] if "label" in part]
    assert labels == ["about?", "opener?", "of-old?"]
    assert chapter["items"][0]["parts"][0] == {"h": "Before"}


def test_a_day_that_was_chosen_reads_as_a_day(full: Archive) -> None:
    run = full.runs[0]
    said = Answer(id=natural_id("answer", run.id, "review-on"), run_id=run.id, day=TODAY, key="review-on",
                  prompt="When?", text="2026-12-20", values=["2026-12-20"], done=True)  # fmt: skip
    full.answers = [said]
    assert "20 December 2026" in told(full)
    full.answers = [replace(said, text="some day")]
    assert "some day" in told(full)


def test_a_run_without_a_word_has_no_chapter(full: Archive) -> None:
    full.answers = []
    assert book(full)["programs"] == []


def test_a_program_nobody_knows_is_printed_all_the_same(full: Archive) -> None:
    full.runs = [replace(full.runs[0], program="of-another-time")]
    (chapter,) = book(full)["programs"]
    assert chapter["name"] == "Of another time"
    assert chapter["items"][0]["parts"][0]["label"] == "What matters most to each of you?"


@pytest.mark.parametrize(
    "kind", sorted({*EXPORTED.values()} - {"tick", "season_pause", "answer", *ONLY_IN_ALL})
)
def test_what_was_not_selected_leaves_no_trace(full: Archive, kind: str) -> None:
    full.title, full.names = "", ("", "")
    full.reflections = [replace(full.reflections[0], title="A title of its own")]
    picked = full.select(Selection(kinds=frozenset({kind})))
    with_owned = {kind, "answer"} if kind == "run" else {kind}
    said = told(picked)
    for other in set(SEARCHED) - with_owned:
        for record in getattr(full, BY_NAME[other].plural):
            main = getattr(record, SEARCHED[other].texts[0])
            assert not main or main not in said, (other, main)
    made = book(picked)
    others = [name for kinds, name in (
        ("letter", "Letters"), ("conversation", "Conversations"), ("agreement", "Agreements"),
        ("loved_rating", "Ways of feeling loved"), ("counsellor_item", "For a counsellor"),
    ) if kinds != kind]  # fmt: skip
    assert not {part["name"] for part in made["sections"] + made["weeks"]} & set(others)
    assert made["counts"].count("·") == 0


@pytest.mark.parametrize(
    "kind", sorted({*EXPORTED.values()} - {"answer", "tick", "season_pause", *ONLY_IN_ALL})
)
def test_one_kind_alone_is_a_book_or_an_empty_page(full: Archive, kind: str) -> None:
    picked = full.select(Selection(kinds=frozenset({kind})))
    assert is_empty(picked) == (kind in {"tag", "card_draw", "favourite"})
    made = book(picked)
    shown = [made[part] for part in ("notes", "sections", "programs", "rituals", "weeks", "chapters")]
    assert any(shown) != is_empty(picked)


def test_hostile_text_is_inert_in_every_text_of_every_kind(full: Archive) -> None:
    everything = " ".join(HOSTILE)
    for kind in SEARCHED.values():
        records: list[Any] = getattr(full, kind.plural)
        records[:] = [
            replace(record, **{name: [everything] if isinstance(getattr(record, name), list) else everything
                               for name in kind.texts})
            for record in records[:1]
        ]  # fmt: skip
    full.answers = [replace(full.answers[0], prompt=everything)]
    data = render(full)
    said = squeezed(text_of(data))
    assert all(said.count(squeezed(text)) >= 10 for text in HOSTILE)
    assert "root:" not in said
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert not [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)
                    and each.get("/S") in ("/URI", "/Launch", "/JavaScript", "/GoToR")]  # fmt: skip


def test_long_letters_run_over_their_pages(full: Archive) -> None:
    letter = full.letters[0]
    full.letters = [
        replace(letter, id=UUID(int=9000 + number), text="We walked to the river. " * 400 + f"END{number}.")
        for number in range(20)
    ]
    said = text_of(render(full))
    assert all(f"END{number}." in said for number in range(20))
