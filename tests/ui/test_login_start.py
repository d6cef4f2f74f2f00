"""Starting at sign-in: off until it is wanted, and gone without a trace."""

from __future__ import annotations

import plistlib
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings

from relationship_journal.ui.login_start import FILE, LABEL, RUN_NAME, LoginStart

COMMAND = ['/opt/a b/100% "$x`\\y/relationship-journal', "--quietly"]


def login(home: Path, platform: str, command: list[str] = COMMAND, **environment: str) -> LoginStart:
    def registry() -> QSettings:
        return QSettings(str(home / "registry.ini"), QSettings.Format.IniFormat)

    return LoginStart(command, "Notes", home, environment, platform, registry)


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_it_is_off_until_wanted_and_gone_when_not(tmp_path: Path, platform: str) -> None:
    one = login(tmp_path, platform)
    assert not one.wanted()
    assert list(tmp_path.rglob("*")) == []
    one.want(False)
    assert not one.wanted()
    one.want(True)
    one.want(True)
    assert one.wanted()
    assert login(tmp_path, platform).wanted()
    one.want(False)
    assert not one.wanted()
    assert not login(tmp_path, platform).wanted()
    files = [path for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size > 0]
    assert [path for path in files if RUN_NAME in path.read_text() or platform != "win32"] == []


def test_the_desktop_file_lies_in_the_config_home(tmp_path: Path) -> None:
    login(tmp_path, "linux").want(True)
    assert (tmp_path / ".config" / "autostart" / FILE).is_file()
    elsewhere = tmp_path / "elsewhere"
    login(tmp_path, "linux", XDG_CONFIG_HOME=str(elsewhere)).want(True)
    assert (elsewhere / "autostart" / FILE).is_file()


def test_a_relative_config_home_counts_for_nothing(tmp_path: Path) -> None:
    login(tmp_path, "linux", XDG_CONFIG_HOME="relative").want(True)
    assert (tmp_path / ".config" / "autostart" / FILE).is_file()


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-utils not installed")
@pytest.mark.parametrize(
    "command", [COMMAND, ["/usr/lib/relationship-journal/relationship-journal", "--quietly"]]
)
def test_the_desktop_file_is_valid_and_neutral(tmp_path: Path, command: list[str]) -> None:
    login(tmp_path, "linux", command).want(True)
    path = tmp_path / ".config" / "autostart" / FILE
    done = subprocess.run(["desktop-file-validate", path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    assert "\nName=Notes\n" in path.read_text()


def test_the_launch_agent_starts_the_same_command(tmp_path: Path) -> None:
    login(tmp_path, "darwin").want(True)
    (path,) = (tmp_path / "Library" / "LaunchAgents").iterdir()
    assert path.name == f"{LABEL}.plist"
    told = plistlib.loads(path.read_bytes())
    assert told == {"Label": LABEL, "ProgramArguments": COMMAND, "RunAtLoad": True}


def test_windows_gets_one_command_line(tmp_path: Path) -> None:
    command = ["C:\\Program Files\\Relationship Journal\\Relationship Journal.exe", "--quietly"]
    login(tmp_path, "win32", command).want(True)
    values = QSettings(str(tmp_path / "registry.ini"), QSettings.Format.IniFormat)
    assert values.value(RUN_NAME) == f'"{command[0]}" --quietly'


def test_the_installer_takes_away_what_the_program_wrote() -> None:
    script = Path(__file__).resolve().parents[2] / "packaging" / "windows" / "relationship-journal.iss"
    assert f'ValueName: "{RUN_NAME}"; Flags: dontcreatekey uninsdeletevalue' in script.read_text("utf-8")


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_a_place_that_cannot_be_written_says_so(tmp_path: Path, platform: str) -> None:
    home = tmp_path / "a file"
    home.write_text("no folder")
    with pytest.raises(OSError):
        login(home, platform).want(True)


def test_a_sandbox_has_no_such_place(tmp_path: Path) -> None:
    assert login(tmp_path, "linux").possible
    assert not login(tmp_path, "linux", FLATPAK_ID="io.github").possible


def shown_exec(path: Path) -> Any:
    """The words of Exec, read as the specification says: the value's escapes first, then the quotes'."""
    value = next(line for line in path.read_text().splitlines() if line.startswith("Exec=")).removeprefix(
        "Exec="
    )
    value = value.replace("\\\\", "\\")
    words, word, quoted, characters = [], "", False, iter(value)
    for one in characters:
        if one == "\\" and quoted:
            word += next(characters)
        elif one == '"':
            quoted = not quoted
            words += [] if quoted else [word]
            word = ""
        elif quoted:
            word += one
    return [one.replace("%%", "%") for one in words]


def test_a_path_with_signs_of_its_own_starts_as_it_is(tmp_path: Path) -> None:
    login(tmp_path, "linux").want(True)
    assert shown_exec(tmp_path / ".config" / "autostart" / FILE) == COMMAND
