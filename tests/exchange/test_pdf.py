from __future__ import annotations

import json
import re
import shutil
import subprocess
import threading
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain, repeat
from pathlib import Path
from typing import Any
from uuid import UUID

import pikepdf
import pypdfium2
import pytest
from printed import HOSTILE, opened, squeezed, text_of

from relationship_journal.domain.errors import KnownError
from relationship_journal.exchange import pdf as module
from relationship_journal.exchange.archive import Archive
from relationship_journal.exchange.pdf import ExportCancelled, PdfOptions, render_pdf
from relationship_journal.exchange.typesetting import fonts_at_hand, set_apart, set_here


def render(archive: Archive, **options: Any) -> bytes:
    return render_pdf(archive, PdfOptions(**options), lambda part, name: None, lambda: False)


def embedded(pdf: pikepdf.Pdf) -> list[bool]:
    fonts = [
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
    ]
    return [any(f"/FontFile{kind}" in font for kind in ("", "2", "3")) for font in fonts]


def test_it_is_a_tagged_book_with_bookmarks_and_its_own_fonts(archive: Archive) -> None:
    with opened(render(archive)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang).startswith("en")
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
            days = [item.title for item in outline.root[-1].children]
        assert titles == [
            "Contents",
            "At a glance",
            "What changed, and when",
            "Rituals",
            "October 2026",
            "November 2026",
        ]
        assert "Sunday" in days[-1]
        assert embedded(pdf)
        assert all(embedded(pdf))


def test_contents_lead_to_their_pages(archive: Archive) -> None:
    with opened(render(archive)) as pdf:
        links = [note for note in pdf.pages[1].get("/Annots", []) if note.Subtype == "/Link"]
        assert len(links) >= 5
    assert "Contents" not in text_of(render(archive, contents=False))


def test_charts_are_vectors_with_words_for_who_cannot_see_them(archive: Archive) -> None:
    with opened(render(archive)) as pdf:
        assert not [
            each
            for each in pdf.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
        ]
        told = [
            str(each.Alt) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        ]
    assert any(text.startswith("Closeness from") for text in told)
    assert any(text.startswith("Calendar of 2026") for text in told)


def test_what_was_written_is_there_in_order(archive: Archive) -> None:
    told = squeezed(text_of(render(archive)))
    places = [told.index(squeezed(text)) for text in ("Our book", "At a glance", "The table stood empty",
              "Morning coffee", "thing number 39", "thing number 1", "Left the good mug")]  # fmt: skip
    assert places == sorted(places)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_poppler_reads_it_in_order(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(render(archive))
    told = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    info = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Tagged:\s+yes", info)
    assert told.index("Contents") < told.index("Rituals") < told.index("On the stairs")


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_nothing_wrong(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(render(archive))
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_file_says_nobodys_name_about_itself(archive: Archive) -> None:
    with opened(render(replace(archive, title="Letters to Thomasin"))) as pdf:
        about = str(dict(pdf.docinfo)) + pdf.Root.Metadata.read_bytes().decode()
        assert pdf.docinfo["/Title"] == "Journal"
        assert "/Author" not in pdf.docinfo
    for private in ("Hannelore", "Thomasin", "Our book", "good mug", "Letters"):
        assert private not in about


@pytest.mark.parametrize("field", ["text", "title"])
def test_hostile_text_is_inert_and_appears_as_it_was_written(archive: Archive, field: str) -> None:
    reflection = archive.reflections[0]
    archive.reflections = [
        replace(reflection, **{"title": "", "text": "x", field: text}, id=UUID(int=9000 + number))
        for number, text in enumerate(HOSTILE)
    ]
    archive.appreciations = [replace(archive.appreciations[0], what=" ".join(HOSTILE))]
    data = render(archive)
    told = squeezed(text_of(data))
    for text in HOSTILE:
        assert told.count(squeezed(text)) >= 2, text
    with opened(data) as pdf:
        assert not [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)
                    and each.get("/S") in ("/URI", "/Launch", "/JavaScript", "/GoToR")]  # fmt: skip
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
    assert "root:" not in told


def test_strange_text_does_not_leave_the_page(archive: Archive) -> None:
    long_word = "abcdefghij" * 10_000
    archive.reflections = [
        replace(archive.reflections[0], text=text, id=UUID(int=9000 + number))
        for number, text in enumerate(
            (long_word, "=" * 5000, "a\u202eb\u2066c", "שלום עולם", "مرحبا", "日本語" * 200)
        )
    ]
    data = render(archive)
    with pypdfium2.PdfDocument(data) as document:
        width = document[0].get_width()
        letters = 0
        for page in document:
            words = page.get_textpage()
            boxes = [words.get_charbox(number) for number in range(words.count_chars())]
            letters += sum(box[2] <= width for box in boxes)
            assert all(box[2] <= width - 40 for box in boxes if box[2] > box[0])
    assert letters > len(long_word)
    assert squeezed(text_of(data)).count("abcdefghij") > 9_900  # all but those a page ends in


def test_hebrew_stands_at_the_right(empty: Archive, archive: Archive) -> None:
    reflection = replace(archive.reflections[0], title="", text="שלום")
    only = Archive("b", ("", ""), archive.exported_at, reflections=[reflection])
    told = json.loads(module.book_json(only, PdfOptions(), ["DejaVu Sans"]))
    (block,) = told["chapters"][0]["months"][0]["days"][0]["i"][0]["b"]
    assert block == {"k": "p", "r": ["שלום"], "d": 1}
    with pypdfium2.PdfDocument(render(only, contents=False)) as document:
        words = document[1].get_textpage()
        place = next(words.get_charbox(number) for number in range(words.count_chars())
                     if words.get_text_range(number, 1) in "שלום")  # fmt: skip
        assert place[0] > document[1].get_width() * 0.6


def test_a_character_no_font_has_does_not_fail(archive: Archive) -> None:
    archive.appreciations = [
        replace(archive.appreciations[0], what="thank you 🫶🏽 \U000e0041 \uf8ff \U00012000")
    ]
    assert "thank you" in text_of(render(archive))


@pytest.mark.parametrize("paper", ["a4", "a5", "us-letter"])
def test_every_paper(archive: Archive, paper: str) -> None:
    widths = {"a4": 595, "a5": 420, "us-letter": 612}
    with pypdfium2.PdfDocument(render(archive, paper=paper)) as document:
        assert abs(document[0].get_width() - widths[paper]) < 1


def test_nothing_written_gives_one_kind_page() -> None:
    nothing = Archive("", ("", ""), module_now())
    data = render(nothing)
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) == 1
    assert "There is nothing here yet" in text_of(data)


def test_equal_archives_give_equal_bytes(archive: Archive) -> None:
    assert render(archive) == render(archive)


def test_a_cancel_is_heard(archive: Archive) -> None:
    answers = chain((False, False, False), repeat(True))
    with pytest.raises(ExportCancelled):
        render_pdf(archive, PdfOptions(), lambda part, name: None, lambda: next(answers))
    assert issubclass(ExportCancelled, KnownError)


def test_a_cancel_ends_the_setting_at_once(archive: Archive) -> None:
    told = module.book_json(archive, PdfOptions(), ["DejaVu Sans"])
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return True

    assert set_apart(told, module_now(), cancelled) is None
    assert len(asked) <= 3
    assert set_apart(told, module_now(), lambda: False) is not None


def test_progress_goes_forward_to_the_end(archive: Archive) -> None:
    parts: list[float] = []
    render_pdf(archive, PdfOptions(), lambda part, name: parts.append(part), lambda: False)
    assert parts == sorted(parts)
    assert parts[-1] == 1.0


def test_other_threads_go_on_meanwhile(archive: Archive) -> None:
    reflection = archive.reflections[0]
    archive.reflections = [
        replace(reflection, text="word " * 20_000, id=UUID(int=9000 + number)) for number in range(8)
    ]
    finished = threading.Event()
    threading.Thread(target=lambda: (render(archive), finished.set()), daemon=True).start()
    beats = 0
    started = time.monotonic()
    while not finished.wait(0.01):
        beats += 1
    assert beats > (time.monotonic() - started) * 20


@pytest.mark.slow
def test_ten_years_cost_little_more_than_the_setting_alone(archive: Archive) -> None:
    text = "We walked to the river and *talked* about the **house**, until it rained.\n\n" * 24
    archive.reflections = [
        replace(
            archive.reflections[0], id=UUID(int=number), text=text, day=date(2016, 1, 1) + timedelta(number)
        )
        for number in range(1, 3414)
    ]
    told = module.book_json(archive, PdfOptions(), fonts_at_hand().families())
    started = time.perf_counter()
    set_here(told, archive.exported_at.replace(microsecond=0))
    alone = time.perf_counter()
    render(archive)
    ratio = (time.perf_counter() - alone) / (alone - started)
    print(f"whole / typst alone: {ratio:.2f}")  # noqa: T201
    assert ratio <= 1.3


def module_now() -> datetime:
    return datetime(2026, 11, 22, tzinfo=UTC)


def test_a_moment_between_two_seconds_will_do(archive: Archive) -> None:
    moment = archive.exported_at.replace(microsecond=123_456)
    assert render(replace(archive, exported_at=moment))[:5] == b"%PDF-"
