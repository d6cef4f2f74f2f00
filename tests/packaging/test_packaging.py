"""What the packages say of the program is what the program says of itself."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

import carried
import changelog
import metainfo as shipped

from relationship_journal import __version__
from relationship_journal.app import NAME
from relationship_journal.domain.backups import SUFFIX

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
DESKTOP = PACKAGING / "linux" / "relationship-journal.desktop"
EXAMPLE = """\
# Changelog

## [Unreleased]

### Added

- One thing, told
  on two lines, with `code` & a [link](docs/x.md).

## [1.2.0] - 2026-01-31

- Another.

[1.2.0]: https://example.org
"""


def metainfo() -> ElementTree.Element:
    return ElementTree.fromstring(shipped.metainfo("2026-11-23"))


def test_one_version_for_all() -> None:
    """Said once in the program and once for pip; everything else asks for it or is told."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    newest = changelog.releases(CHANGELOG)[0]
    assert newest.version in ("Unreleased", __version__)
    release = metainfo().find("releases/release")
    assert release is not None
    assert release.get("version") == __version__
    for name in ("deb.py", "relationship-journal.spec", "metainfo.py"):
        assert "import __version__" in (PACKAGING / name).read_text(encoding="utf-8"), name
    texts = [path for path in PACKAGING.rglob("*") if path.suffix not in (".pyc", ".ico", ".icns")]
    for path in filter(Path.is_file, texts):
        assert __version__ not in path.read_text(encoding="utf-8"), path


def test_a_changelog_is_read_as_it_is_written() -> None:
    new, old = changelog.releases(EXAMPLE)
    assert (new.version, new.day) == ("Unreleased", "")
    assert new.notes == ("One thing, told on two lines, with `code` & a [link](docs/x.md).",)
    assert (old.version, old.day, old.notes) == ("1.2.0", "2026-01-31", ("Another.",))
    told = changelog.as_metainfo([new, old], "1.3.0", "2026-11-23")
    assert '<release version="1.3.0" date="2026-11-23">' in told
    assert "<li>One thing, told on two lines, with code &amp; a link.</li>" in told


def test_software_centres_are_told_what_the_changelog_tells() -> None:
    newest = metainfo().find("releases/release")
    assert newest is not None
    told = [item.text for item in newest.iter("li")]
    written = [changelog.plain(note) for note in changelog.releases(CHANGELOG)[0].notes]
    assert told == written
    assert len(told) >= CHANGELOG.split("\n## ")[1].count("\n- ") > 3


def test_desktop_file_and_window_name_the_same_program() -> None:
    told = dict(re.findall(r"^(\w+)=(.*)$", DESKTOP.read_text(encoding="utf-8"), re.MULTILINE))
    assert DESKTOP.stem == NAME == told["StartupWMClass"] == told["Icon"] == told["TryExec"]
    assert metainfo().findtext("launchable") == DESKTOP.name


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-utils not installed")
def test_the_desktop_file_is_valid() -> None:
    done = subprocess.run(["desktop-file-validate", DESKTOP], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="appstream not installed")
def test_the_metainfo_is_valid(tmp_path: Path) -> None:
    path = tmp_path / shipped.NAME
    path.write_text(shipped.metainfo(), encoding="utf-8")
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


MIME = "application/x-relationship-journal-backup"


def test_every_system_opens_backups_with_the_program() -> None:
    """Backups end in what the program itself gives them, everywhere."""
    told = dict(re.findall(r"^(\w+)=(.*)$", DESKTOP.read_text(encoding="utf-8"), re.MULTILINE))
    assert told["MimeType"] == f"{MIME};"
    assert told["Exec"] == f"{NAME} %f"
    assert metainfo().findtext("provides/mediatype") == MIME
    kind = ElementTree.parse(PACKAGING / "linux" / f"{NAME}.xml").getroot()[0]
    assert kind.get("type") == MIME
    (glob,) = kind.findall("{*}glob")
    assert glob.get("pattern") == f"*{SUFFIX}"
    windows = (PACKAGING / "windows" / f"{NAME}.iss").read_text(encoding="utf-8")
    assert f'Classes\\{SUFFIX}"; ValueType: string; ValueData: "RelationshipJournal.Backup"' in windows
    assert '""{app}\\Relationship Journal.exe"" ""%1""' in windows
    mac = (PACKAGING / f"{NAME}.spec").read_text(encoding="utf-8")
    assert f'"public.filename-extension": ["{SUFFIX.removeprefix(".")}"]' in mac
    assert f'"public.mime-type": ["{MIME}"]' in mac
    assert mac.count("io.github.relationshipjournal.backup") == 2


@pytest.mark.skipif(not shutil.which("update-mime-database"), reason="shared-mime-info not installed")
def test_the_kind_of_file_is_known_once_installed(tmp_path: Path) -> None:
    (tmp_path / "packages").mkdir()
    shutil.copy(PACKAGING / "linux" / f"{NAME}.xml", tmp_path / "packages")
    subprocess.run(["update-mime-database", tmp_path], check=True, capture_output=True)
    assert f"50:{MIME}:*{SUFFIX}" in (tmp_path / "globs2").read_text().splitlines()


def test_the_packaged_program_runs_only_our_own_modules() -> None:
    """As the typesetting process is started: `program -m relationship_journal.…`."""
    entry = str(PACKAGING / "entry.py")
    own = subprocess.run(
        [sys.executable, entry, "-m", "relationship_journal.cli", "--version"],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert own.returncode == 0
    other = subprocess.run(
        [sys.executable, entry, "-m", "this"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert other.returncode == 2
    assert "Zen" not in other.stdout


@pytest.mark.parametrize(
    ("path", "languages", "goes_in"),
    [
        ("relationship_journal/resources/translations/de.qm", {"de"}, True),
        ("relationship_journal/resources/languages/de/decks/dreams.toml", {"de"}, True),
        ("relationship_journal/resources/guide/today.md", set(), True),
        ("PySide6/Qt/translations/qtbase_de.qm", {"de"}, True),
        ("PySide6\\translations\\qtbase_pt_BR.qm", {"pt_BR"}, True),
        ("PySide6/Qt/translations/qtbase_fr.qm", {"de", "pt_BR"}, False),
        ("PySide6/Qt/translations/qtbase_de.qm", set(), False),
        ("PySide6/Qt/translations/qt_help_de.qm", {"de"}, False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", set(), False),
    ],
)
def test_a_package_carries_our_languages_and_the_words_of_qt_in_them(
    path: str, languages: set[str], goes_in: bool
) -> None:
    assert carried.wanted(path, languages) is goes_in


def test_the_languages_carried_are_those_the_program_speaks(tmp_path: Path) -> None:
    assert carried.languages(tmp_path) == set()
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations" / "pt_BR.qm").touch()
    assert carried.languages(tmp_path) == {"pt_BR"}
