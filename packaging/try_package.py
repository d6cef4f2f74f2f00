"""Tries a Debian package on a system that never had the program: `make package-check`.

`python packaging/try_package.py DEB [ROOM]` as root, with debootstrap, Xvfb, openbox and xdotool. ROOM
becomes a bare Debian 12 without Python and stays, to be looked at; one that is there already is used again.
Everything mounted in it is gone when its command ends.

Installed by apt, the program makes a journal, is written in, locked, unlocked, written in again and quit, by
keyboard alone; a second process reads what was written and sets a PDF; journals of every earlier version
open; one of a later version is refused and left as it is; and the package goes without leaving a file.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).resolve().parent
GOLDEN = HERE.parent / "tests" / "golden"
NAME = "relationship-journal"
ROOM = Path("/var/tmp/relationship-journal-room")
DISPLAY = ":196"
PASSPHRASE = "four quiet rivers under snow"
USER = "hanna"
WORDS = ("She warmed the car before I left", "And she asked how the talk went")
JOURNAL = "Documents/My journal"
ENTER = """\
mount --make-rprivate /
mount -t proc proc "$0/proc"; mount --rbind /dev "$0/dev"; mount -t sysfs sysfs "$0/sys"
mkdir -p "$0/tmp/.X11-unix"; mount --bind /tmp/.X11-unix "$0/tmp/.X11-unix"
exec chroot "$0" /usr/bin/env -i HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin bash -c "$1"
"""


class Room:
    """A bare Debian, and the home of somebody who lives in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home" / USER

    def build(self) -> None:
        """Make it, if it is not there."""
        if not (self.folder / "etc" / "debian_version").exists():
            subprocess.run(["debootstrap", "--variant=minbase", "bookworm", str(self.folder)], check=True)
        self.run(f"id {USER} >/dev/null 2>&1 || useradd -m {USER}; apt-get update -q")
        shutil.rmtree(self.home)
        self.run(f"mkdir -p /home/{USER}/Documents && chown -R {USER}: /home/{USER}")
        assert self.run("command -v python3").returncode != 0, "this room has a Python"

    def command(self, line: str) -> list[str]:
        """What runs a line in the room as root."""
        return ["unshare", "--mount", "bash", "-c", ENTER, str(self.folder), line]

    def run(self, line: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Run a line as root and wait for it."""
        return subprocess.run(
            self.command(line), input=given, capture_output=True, text=True, check=False, timeout=900
        )

    def program(self, arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one of the program's commands as the user, with the passphrase where it is asked for."""
        return self.run(
            f"su - {USER} -c '{NAME} {arguments} --passphrase-fd 0'", (self.home / "passphrase").read_text()
        )

    def use(self, passphrase: str) -> None:
        """Answer with this passphrase from now on."""
        (self.home / "passphrase").write_text(f"{passphrase}\n", encoding="utf-8")


@contextmanager
def screen() -> Iterator[None]:
    """An X server with a window manager."""
    server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1360x860x24"], stderr=subprocess.DEVNULL)
    os.environ["DISPLAY"] = DISPLAY
    time.sleep(1)
    manager = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        manager.terminate()
        server.terminate()


def keys(*pressed: str, pause: float = 0.5) -> None:
    """Type: what xdotool calls a key when it is one, else the words."""
    for one in pressed:
        how = ["key", one] if one == "Return" or one.startswith("ctrl+") else ["type", "--delay", "30", one]
        subprocess.run(["xdotool", *how], check=True)
        time.sleep(pause)


def a_first_evening(room: Room) -> None:
    """From the first page to quitting, by keyboard."""
    line = f"su - {USER} -c 'DISPLAY={DISPLAY} {NAME}'"
    process = subprocess.Popen(room.command(line), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    subprocess.run(
        ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Relationship Journal"],
        check=True,
        timeout=60,
    )
    time.sleep(3)
    keys("Return", pause=3)
    keys(PASSPHRASE, "Return", PASSPHRASE, "Return", pause=2)
    keys("Hanna", "Return", "Mia", "Return", pause=1.5)
    time.sleep(5)
    keys(WORDS[0], "ctrl+l", pause=3)
    keys(PASSPHRASE, "Return", pause=3)
    keys(WORDS[1], pause=2)
    keys("ctrl+q")
    assert process.wait(60) == 0, "the program did not end well"


def what_was_written(room: Room) -> None:
    """Read by a process of its own; and a PDF of it."""
    room.use(PASSPHRASE)
    for form in ("json", "pdf"):
        done = room.program(f'export "{JOURNAL}" --format {form} --to out.{form}')
        assert done.returncode == 0, done.stderr
    told = json.loads((room.home / "out.json").read_text(encoding="utf-8"))
    assert {one["what"] for one in told["appreciations"]} == set(WORDS)
    assert (room.home / "out.pdf").read_bytes().startswith(b"%PDF")
    for path in (room.home / JOURNAL).rglob("*"):
        assert not path.is_file() or WORDS[0].encode() not in path.read_bytes(), path
    print("written, locked, unlocked, and a PDF: as it should be")


def journals_of_other_versions(room: Room) -> None:
    """Earlier ones open and have all that is known of them; a later one is refused, its bytes unchanged."""
    for version in sorted(path.parent for path in GOLDEN.glob("*/truth.json")):
        truth = json.loads((version / "truth.json").read_text(encoding="utf-8"))
        folder = moved_in(room, version / "journal", version.name)
        room.use(truth["passphrase"])
        done = room.program(f"verify {version.name}")
        assert done.returncode == 0, done.stderr
        print(f"tests/golden/{version.name}: opens, and every page of it is whole")
        if version.name == "v1":
            later(folder, truth["passphrase"])
            before = digests(folder)
            done = room.program(f"info {version.name}")
            assert done.returncode == 1, done.stdout
            assert "written by a newer version" in done.stderr, done.stderr
            assert digests(folder) == before, "it was written to"
            print(f"a journal of a newer version: {done.stderr.strip()}")


def moved_in(room: Room, folder: Path, name: str) -> Path:
    """A copy of a journal in the user's home."""
    shutil.copytree(folder, room.home / name)
    room.run(f"chown -R {USER}: /home/{USER}/{name}")
    return room.home / name


def later(folder: Path, passphrase: str) -> None:
    """Make it a journal of a version nobody has written yet."""
    from relationship_journal.vault import database, files
    from relationship_journal.vault.vault import unlock

    connection = database.connect(folder / files.DATABASE, unlock(folder, passphrase))
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def digests(folder: Path) -> dict[str, str]:
    """The files of a folder and what is in them."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in files}


def going(room: Room) -> None:
    """Remove the package: nothing of it stays, all of the user's does."""
    before = digests(room.home / JOURNAL)
    installed = room.run(f"dpkg -L {NAME}").stdout.split("\n")
    done = room.run(f"apt-get purge -qy {NAME}")
    assert done.returncode == 0, done.stderr
    assert "My journal" in done.stdout
    left = [path for path in installed if NAME in path and (room.folder / path[1:]).exists()]
    assert not left, left
    assert digests(room.home / JOURNAL) == before
    print("removed: nothing is left of the program, and the journal is as it was")


def main() -> None:
    """All of it, in order."""
    package = Path(sys.argv[1])
    room = Room(Path(sys.argv[2]) if len(sys.argv) > 2 else ROOM)
    room.build()
    shutil.copyfile(package, room.folder / "root" / package.name)
    done = room.run(f"apt-get install -qy --no-install-recommends /root/{package.name}")
    assert done.returncode == 0, done.stderr
    print(f"{package.name}: installed")
    with screen():
        a_first_evening(room)
    what_was_written(room)
    journals_of_other_versions(room)
    going(room)


if __name__ == "__main__":
    main()
