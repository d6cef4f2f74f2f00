"""After a session no word of it lies anywhere in plain text, and the process has spoken to nobody."""

from __future__ import annotations

import os
import stat
import sys
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from playing import CHEAP, PASSPHRASE, Played, RealClock, play

from relationship_journal.journal.journal import Journal

pytestmark = pytest.mark.e2e
SECRET = "quillwortzanzibar"
PLACES = {
    "HOME": "home",
    "TMPDIR": "tmp",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "run",
}
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")


def disguises(word: str) -> list[bytes]:
    """How `word` may stand in a file: three encodings, and base64 of each at each of its alignments."""
    plain = [word.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    found = list(plain)
    for data in plain:
        for shift in range(3):
            coded = b64encode(bytes(shift) + data)
            found.append(coded[(shift * 8 + 5) // 6 : (shift + len(data)) * 8 // 6])
    return found


def hits(places: Iterator[Path] | list[Path]) -> list[tuple[Path, bytes]]:
    """Every file below `places` that holds the secret or the passphrase, and in which disguise."""
    wanted = [*disguises(SECRET), *disguises(PASSPHRASE)]
    found = []
    for place in places:
        for path in [place] if place.is_file() else place.rglob("*"):
            if path.is_file() and not path.is_symlink():
                data = path.read_bytes().lower()
                found += [(path, one) for one in wanted if one.lower() in data]
    return found


def held_open(pid: int) -> list[bytes]:
    """The same for the regular files a process holds open, those already unlinked among them."""
    wanted = [*disguises(SECRET), *disguises(PASSPHRASE)]
    found = []
    for one in Path(f"/proc/{pid}/fd").iterdir():
        try:
            if not stat.S_ISREG(one.stat().st_mode) or str(one.readlink()).endswith(".py"):
                continue
            data = one.read_bytes().lower()
        except OSError:
            continue
        found += [disguise for disguise in wanted if disguise.lower() in data]
    return found


def internet_sockets(pid: int) -> set[str]:
    """The inodes of the process's own sockets of the internet families."""
    known = set()
    for table in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        path = Path(f"/proc/{pid}/net/{table}")
        if path.exists():
            known |= {line.split()[9] for line in path.read_text().splitlines()[1:]}
    own = set()
    for one in Path(f"/proc/{pid}/fd").iterdir():
        try:
            target = os.readlink(one)
        except OSError:
            continue
        if target.startswith("socket:["):
            own.add(target[8:-1])
    return own & known


@pytest.fixture
def places(tmp_path: Path) -> dict[str, Path]:
    """A folder for each place a program may write to, and one for its error output."""
    made = {name: tmp_path / folder for name, folder in {**PLACES, "logs": "logs"}.items()}
    for place in made.values():
        place.mkdir(mode=0o700)
    return made


def begin(scenario: str, places: dict[str, Path], folder: Path) -> Played:
    environment = {name: str(place) for name, place in places.items() if name != "logs"}
    config = places["XDG_CONFIG_HOME"]
    del environment["HOME"], environment["XDG_CONFIG_HOME"]
    return play(
        scenario,
        folder,
        config,
        script="private_session.py",
        environment=environment | {"PYTHONDONTWRITEBYTECODE": "1"},
        errors=places["logs"] / "stderr",
    )


@pytest.mark.parametrize("word", [SECRET, PASSPHRASE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_scan_finds_what_is_planted(places: dict[str, Path], word: str, encoding: str) -> None:
    data = f"said {word} once".encode(encoding)
    for place in places.values():
        (place / "deep").mkdir()
        for number, content in enumerate(
            (data, b64encode(data), b64encode(b"." + data), b64encode(b".." + data))
        ):
            planted = place / "deep" / f"{number}"
            planted.write_bytes(content)
            assert {path for path, _ in hits([place])} == {planted}
            planted.unlink()


@linux
def test_a_whole_session_leaves_no_word_and_talks_to_nobody(
    places: dict[str, Path], tmp_path: Path, figure: Callable[[str], None]
) -> None:
    folder = tmp_path / "My journal"
    played = begin("session", places, folder)
    sockets: set[str] = set()
    looks = 0

    def look() -> None:
        nonlocal looks
        looks += 1
        sockets.update(internet_sockets(played.process.pid))

    everywhere = [*places.values(), folder]
    for word in ("written", "searched", "previewed", "charted", "locked", "unlocked"):
        played.wait_for(word, meanwhile=look)
        assert hits(everywhere) == []
        assert played.process.poll() is not None or held_open(played.process.pid) == []
    assert played.end() == 0
    files = [path for place in everywhere for path in place.rglob("*") if path.is_file()]
    assert folder / "journal.db" in files
    assert hits(everywhere) == []
    assert looks > 10
    assert sockets == set()
    assert not [word for _, word in played.words if word.startswith("stray")]
    size = sum(path.stat().st_size for path in files)
    figure(
        f"session: 0 of the secret's and the passphrase's {len(disguises(SECRET)) * 2} disguises in "
        f"{len(files)} files ({size} bytes); 0 internet sockets in {looks} looks"
    )


@linux
def test_a_session_cut_short_leaves_no_word(
    places: dict[str, Path], tmp_path: Path, figure: Callable[[str], None]
) -> None:
    folder = tmp_path / "My journal"
    Journal.create(folder, PASSPHRASE, RealClock(), CHEAP).close()
    played = begin("cut_short", places, folder)
    played.wait_for("open")
    assert held_open(played.process.pid) == []
    played.process.kill()
    played.end()
    everywhere = [*places.values(), folder]
    assert hits(everywhere) == []
    journal = Journal.open(folder, PASSPHRASE, RealClock())
    found = journal.search.find(SECRET).total
    journal.close()
    assert found >= 4
    count = sum(path.is_file() for place in everywhere for path in place.rglob("*"))
    figure(f"killed session: 0 hits in {count} files; {found} entries kept hold the secret")


@linux
def test_a_socket_would_be_counted(places: dict[str, Path], tmp_path: Path) -> None:
    played = begin("talkative", places, tmp_path / "My journal")
    played.wait_for("open")
    assert len(internet_sockets(played.process.pid)) == 1
    played.process.kill()
    played.end()
