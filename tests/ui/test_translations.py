"""The window in another language: every text can be translated, and longer words still have room."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from roomy import cut
from shiboken6 import delete
from visiting import Visitor, everywhere, unlocked

from relationship_journal.ui.actions import tab_words
from relationship_journal.ui.dialogs.section_tabs import SectionTabs
from relationship_journal.ui.plurals import counted
from relationship_journal.ui.translations import codes, install

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from translations import Known, Text, texts, translated, written

HOLES = re.compile(r"\{\w+\}")
TEXTS = texts()


class Pseudo(QTranslator):
    """Says everything a third longer and in brackets, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[Text] = set()

    def translate(self, context: str, source: str, *_: Any) -> str | None:  # type: ignore[override]
        if context.startswith("Q"):
            return None  # Qt's own words, which Qt translates
        self.asked.add(Text(context, source))
        if Text(context, source) not in TEXTS:
            return None  # as a built translation does: a class above may know it
        return f"[{source}{'~~~~~ ' * (len(HOLES.sub('', source)) // 18)}{'~' * (len(source) // 3 % 6)}]"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def pseudo(qapp: QApplication) -> Iterator[Pseudo]:
    translator = Pseudo()
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


@pytest.fixture
def default() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("direction", "size"),
    [(Qt.LayoutDirection.LeftToRight, (1024, 640)), (Qt.LayoutDirection.RightToLeft, (1100, 720))],
    ids=("smallest", "right-to-left"),
)
def test_every_text_that_is_asked_for_can_be_translated_and_has_room(
    direction: Qt.LayoutDirection,
    size: tuple[int, int],
    pseudo: Pseudo,
    qapp: QApplication,
    qtbot: Any,
    clock: Any,
    theme: Any,
    tmp_path: Path,
    figure: Callable[[str], None],
) -> None:
    faults: list[str] = []
    places: list[str] = []

    def look(name: str, top: QWidget) -> None:
        places.append(name)
        faults.extend(f"{name}: {one}" for one in cut(top))

    before = qapp.layoutDirection()
    qapp.setLayoutDirection(direction)
    try:
        with unlocked(qtbot, clock, theme, tmp_path) as window:
            window.resize(*size)
            everywhere(Visitor(window, qtbot, look), tmp_path)
    finally:
        qapp.setLayoutDirection(before)
    known = {one.source for one in pseudo.asked & TEXTS.keys()}
    figure(f"pseudo-locale, {direction.name}: {len(known)} texts in {len(places)} places, {len(faults)} cut")
    assert {one.source for one in pseudo.asked if one.source} - known == set()
    assert faults == [], "\n".join(faults)


def test_the_control_a_text_without_room_is_seen(qtbot: Any) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    button = QPushButton("Open another journal", page)
    button.resize(button.minimumSizeHint())
    page.show()
    assert cut(page) == []
    button.resize(40, button.height())
    assert len(cut(page)) == 1


def test_the_control_tabs_without_room_are_seen(qtbot: Any) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    tabs = SectionTabs("Whose reading", ["About me", "My guess for them", "From them"], page)
    tabs.resize(tabs.sizeHint())
    page.resize(900, 100)
    page.show()
    assert cut(page) == []
    tabs.resize(120, tabs.height())
    assert len(cut(page)) == 1


def test_the_languages_of_the_system_are_asked_until_english_is_as_good() -> None:
    assert codes(["de-AT", "fr", "en-GB", "it"]) == ("de_AT", "de", "fr")
    assert codes(["zh-Hans-CN"]) == ("zh_Hans_CN", "zh_Hans", "zh")
    assert codes(["en-US", "de"]) == ()


@pytest.fixture
def german(tmp_path: Path) -> Path:
    """A translation of one text, built as the package's are."""
    letters = Known(("&Briefe",))
    known = {Text("Actions", "&Letters"): letters, Text("Actions", "L&etters"): letters}
    file = tmp_path / "de.ts"
    file.write_bytes(written(TEXTS, "de", known))
    assert translated(file) == {text: word for text, word in known.items() if text in TEXTS}
    released(file)
    return tmp_path


def released(file: Path) -> None:
    """Build it as the package's are; what is wrong in it would be complained of."""
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    done = subprocess.run(
        [tool, file, "-qm", file.with_suffix(".qm")], check=True, capture_output=True, text=True
    )
    assert "arning" not in done.stdout + done.stderr


def test_a_translation_is_spoken_with_its_dates_and_the_rest_stays_english(
    qapp: QApplication, german: Path, default: None
) -> None:
    assert install(qapp, ["fr-FR", "de-AT"], german) == ("de_AT", "de")
    try:
        assert tab_words("letters") == "Briefe"
        assert tab_words("mood") == "Mood"
        assert QLocale().standaloneDayName(7) == "Sonntag"
    finally:
        forget_all(qapp)


def forget_all(qapp: QApplication) -> None:
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        delete(translator)


DAYS = Text("Today", "{n} days of writing")


def test_a_language_with_three_forms_counts_in_all_of_them(
    qapp: QApplication, tmp_path: Path, default: None
) -> None:
    forms = Known(("{n} dzień pisania", "{n} dni pisania (2–4)", "{n} dni pisania"))
    (tmp_path / "pl.ts").write_bytes(written(TEXTS, "pl", {DAYS: forms}))
    assert translated(tmp_path / "pl.ts") == {DAYS: forms}
    released(tmp_path / "pl.ts")
    install(qapp, ["pl"], tmp_path)
    try:
        said = [counted("Today", TEXTS[DAYS], DAYS.source, n) for n in (1, 2, 5, 22)]
    finally:
        forget_all(qapp)
    assert said == ["1 dzień pisania", "2 dni pisania (2–4)", "5 dni pisania", "22 dni pisania (2–4)"]
    assert [counted("Today", TEXTS[DAYS], DAYS.source, n) for n in (0, 1, 2, 21)] == [
        "0 days of writing", "1 day of writing", "2 days of writing", "21 days of writing",
    ]  # fmt: skip


def test_drafts_stay_when_a_file_is_renewed(tmp_path: Path) -> None:
    draft = Known(("Briefe?",), finished=False)
    file = tmp_path / "de.ts"
    file.write_bytes(written(TEXTS, "de", {Text("Actions", "&Letters"): draft, DAYS: draft}))
    assert translated(file) == {text: draft for text in (Text("Actions", "&Letters"), DAYS) if text in TEXTS}


def test_without_a_translation_dates_are_english_too(
    qapp: QApplication, tmp_path: Path, default: None
) -> None:
    QLocale.setDefault(QLocale("de"))
    assert install(qapp, ["de-DE"], tmp_path) == ()
    assert QLocale().standaloneDayName(7) == "Sunday"
