"""What is chosen goes out, and nothing else leaves a trace in any file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import timedelta
from typing import Any, get_args
from uuid import UUID

import pikepdf
import pytest
from printed import opened, squeezed, text_of

from relationship_journal.domain.days import Span
from relationship_journal.domain.kinds import EXPORTED, KINDS, SEARCHED
from relationship_journal.domain.letters import Fate
from relationship_journal.domain.records import Privacy
from relationship_journal.domain.selections import TABS, Audience, Selection
from relationship_journal.exchange.archive import Archive
from relationship_journal.exchange.book import book
from relationship_journal.exchange.outgoing import Outgoing, make
from relationship_journal.exchange.pdf import PdfOptions, render_pdf

FORMATS = ("pdf", *get_args(Outgoing))


def held(archive: Archive) -> dict[str, int]:
    return {kind: count for kind, count in archive.counts().items() if count}


def everything(archive: Archive) -> list[Any]:
    return [record for plural in EXPORTED for record in getattr(archive, plural)]


def written(archive: Archive, form: str) -> str:
    """Whatever can be read in the file of a format."""
    if form == "pdf":
        data = render_pdf(archive, PdfOptions(), lambda *_: None, lambda: False)
        with opened(data) as pdf, pdf.open_outline() as outline:
            told = str(dict(pdf.docinfo)) + pdf.Root.Metadata.read_bytes().decode() + titles(outline.root)
            told += "".join(str(each) for each in pdf.objects if isinstance(each, pikepdf.Dictionary))
        return squeezed(text_of(data) + told)
    data = make(form, archive)  # type: ignore[arg-type]
    if not data.startswith(b"PK"):
        return data.decode().replace("\r\n ", "")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return "".join(f"{name}\n{packed.read(name).decode('utf-8-sig')}" for name in packed.namelist())


def titles(items: Any) -> str:
    return "".join(f"{item.title}\n{titles(item.children)}" for item in items)


@pytest.fixture
def marked(full: Archive) -> Archive:
    """Every text of every kind but appreciations is a canary of its own; so are title, names and settings."""
    full.title, full.names = "canarytitle", ("canaryme", "canarythem")
    full.settings = {"note": "canarysetting"}
    for kind in KINDS:
        if kind.plural and kind.name != "appreciation":
            records: list[Any] = getattr(full, kind.plural)
            records[:] = [
                replace(record, **{
                    name: [f"canary{kind.name}"] if isinstance(getattr(record, name), list)
                    else f"canary{kind.name}" for name in kind.texts
                }) for record in records
            ]  # fmt: skip
    return full


@pytest.mark.parametrize("form", FORMATS)
def test_what_stays_behind_leaves_no_trace_in_any_file(marked: Archive, form: str) -> None:
    for one in everything(marked):
        one.privacy = Privacy.MINE
    first = replace(marked.appreciations[0], what="Held the door", tags=[], privacy=Privacy.DRAFT)
    marked.appreciations = [first]
    for chosen in (
        Selection(kinds=frozenset({"appreciation"}), label="Gratitude"),
        Selection(ids=frozenset({first.id}), audience=Audience.COUNSELLOR, label="Found: canarysearch"),
        Selection(audience=Audience.US, label="Found: canarysearch"),
    ):
        picked = marked.select(chosen)
        assert held(picked) == {"appreciation": 1}
        told = written(picked, form)
        left = {str(one.id) for one in everything(marked)} - {str(first.id)}
        if not chosen.for_others:  # one's own names stand on one's own cover
            told = told.replace("canaryme", "").replace("canarythem", "")
        assert [word for word in ("canary", *left) if word in told] == []
        assert form == "ics" or squeezed("Held the door") in squeezed(told)


@pytest.mark.parametrize("form", FORMATS)
def test_the_control_a_canary_that_goes_out_is_found(marked: Archive, form: str) -> None:
    assert "canary" in written(marked.select(Selection()), form)


def test_for_both_only_what_is_meant_for_both_or_was_given(full: Archive) -> None:
    private = [one for one in everything(full) if one.privacy is Privacy.MINE]
    picked = full.select(Selection(audience=Audience.US))
    assert private
    assert not {one.id for one in private} & {one.id for one in everything(picked)}
    for number, one in enumerate(everything(full)):
        one.privacy = list(Privacy)[number % 3]
    picked = full.select(Selection(audience=Audience.US))
    assert {one.privacy for one in everything(picked)} == {Privacy.DRAFT, Privacy.GIVEN}
    assert {one.ritual_id for one in picked.ticks} <= {one.id for one in picked.rituals}


def test_what_a_private_owner_owns_stays_with_it(full: Archive) -> None:
    for one in everything(full):
        one.privacy = Privacy.GIVEN
    for owner in (*full.rituals, *full.runs):
        owner.privacy = Privacy.MINE
    picked = full.select(Selection(audience=Audience.US))
    assert not {"ritual", "tick", "season_pause", "run", "answer"} & set(held(picked))


def test_for_a_counsellor_nothing_is_chosen_by_default(full: Archive) -> None:
    assert held(full.select(Selection(audience=Audience.COUNSELLOR))) == {}
    assert held(full.select(Selection(kinds=frozenset({"letter"}), audience=Audience.COUNSELLOR))) == {}
    note = full.diagnosis_notes[0].id
    packet = Selection(ids=frozenset({note}), audience=Audience.COUNSELLOR, context="Since the move")
    assert held(full.select(packet)) == {"diagnosis_note": 1}
    assert full.select(packet).context == "Since the move"


def test_a_counsellor_gets_no_answer_because_of_its_program(full: Archive) -> None:
    answer = full.answers[0]
    run = next(one for one in full.runs if one.id == answer.run_id)
    other = replace(answer, id=UUID(int=77), text="canary")
    full.answers = [answer, other]

    def picked(audience: Audience, *ids: UUID) -> list[UUID]:
        return [one.id for one in full.select(Selection(ids=frozenset(ids), audience=audience)).answers]

    assert picked(Audience.COUNSELLOR, run.id) == []
    assert picked(Audience.COUNSELLOR, run.id, answer.id) == [answer.id]
    assert picked(Audience.ME, run.id) == [answer.id, other.id]  # the control: one's own programs go whole


def test_a_program_whose_answers_all_stay_behind_is_not_mentioned(full: Archive) -> None:
    answer = full.answers[0]
    full.answers = [answer]
    left = full.select(Selection(without=frozenset({answer.id})))
    assert answer.run_id not in {run.id for run in left.runs}
    assert answer.run_id in {run.id for run in full.select(Selection()).runs}


def test_a_sealed_letter_stays_behind_for_others(full: Archive) -> None:
    full.letters = [
        replace(full.letters[0], fate=Fate.SEALED, sealed_until=full.today + timedelta(days=9),
                privacy=Privacy.DRAFT)
    ]  # fmt: skip
    assert full.select(Selection(audience=Audience.US)).letters == []
    assert len(full.select(Selection(span=Span(full.today, full.today))).letters) <= 1


@pytest.mark.parametrize("plural", sorted(EXPORTED))
def test_what_is_left_out_is_not_there_and_neither_is_what_it_owns(full: Archive, plural: str) -> None:
    records = getattr(full, plural)
    picked = full.select(Selection(without=frozenset(one.id for one in records)))
    assert getattr(picked, plural) == []
    assert picked.settings == {}
    owner = EXPORTED[plural]
    for kind in KINDS:
        if kind.owner == owner:
            assert getattr(picked, kind.plural) == []


def test_nothing_is_measured_where_days_are_missing(full: Archive) -> None:
    assert book(full.select(Selection()))["measured"]
    for chosen in (
        Selection(without=frozenset({UUID(int=1)})),
        Selection(audience=Audience.US),
        Selection(span=Span(full.today, full.today)),
    ):
        assert not book(full.select(chosen))["measured"]


def test_every_kind_is_on_a_tab_or_comes_with_its_owner_or_only_with_all() -> None:
    on_tabs = frozenset().union(*TABS.values())
    assert set(SEARCHED) - on_tabs == {"answer"}
    assert {kind.name for kind in KINDS if kind.plural and not kind.owner} - on_tabs == {"import"}
