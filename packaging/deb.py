"""Makes the Debian package of a folder PyInstaller made: `python packaging/deb.py DIST OUT`."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import icons
import metainfo
import system_libraries

from relationship_journal import __version__

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
NAME = "relationship-journal"
ALSO = ("libc6 (>= 2.36)", "libstdc++6", "libx11-6", "libxcb1")
"""What every desktop has; named so that apt brings it to a machine without one."""
CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: Relationship Journal contributors <relationshipjournal@users.noreply.github.com>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: default-dbus-session-bus | dbus-session-bus, xdg-desktop-portal
Section: editors
Priority: optional
Description: private, encrypted journal for a relationship
 A desktop journal for someone whose relationship has lost its spark and who
 wants to tend it again, alone at first: appreciations, closeness, rituals,
 talks, letters and guided programs. Everything stays on this computer, in one
 encrypted journal. There is no account, no server and no network code.
"""


def stage(dist: Path, tree: Path) -> None:
    """Put everything where Debian keeps it, below `tree`."""
    share = tree / "usr" / "share"
    shutil.copytree(dist, tree / "usr" / "lib" / NAME, symlinks=True)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    put(HERE / "linux" / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
    put(HERE / "linux" / f"{NAME}.xml", share / "mime" / "packages" / f"{NAME}.xml")
    put(HERE / "linux" / "copyright", share / "doc" / NAME / "copyright")
    write(share / "metainfo" / metainfo.NAME, metainfo.metainfo())
    history = (ROOT / "CHANGELOG.md").read_bytes()
    (share / "doc" / NAME / "changelog.gz").write_bytes(gzip.compress(history, 9, mtime=0))
    hicolor = share / "icons" / "hicolor"
    put(icons.SOURCE, hicolor / "scalable" / "apps" / f"{NAME}.svg")
    with tempfile.TemporaryDirectory() as drawn:
        icons.make(Path(drawn))
        for size in icons.SIZES:
            put(Path(drawn) / f"{NAME}-{size}.png", hicolor / f"{size}x{size}" / "apps" / f"{NAME}.png")


def put(source: Path, target: Path) -> None:
    """Copy a file, making the folders on the way."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def write(target: Path, text: str) -> None:
    """Write a file, making the folders on the way."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def describe(tree: Path, architecture: str) -> None:
    """Write what dpkg wants to know."""
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    needed = {*system_libraries.OFFSCREEN.values(), *system_libraries.WINDOW.values()}
    control = CONTROL.format(
        name=NAME,
        version=__version__,
        architecture=architecture,
        kilobytes=sum(path.stat().st_size for path in files) // 1024,
        depends=", ".join([*ALSO, *sorted(needed)]),
    )
    sums = "".join(
        f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n" for path in files
    )
    write(tree / "DEBIAN" / "control", control)
    write(tree / "DEBIAN" / "md5sums", sums)
    put(HERE / "linux" / "postrm", tree / "DEBIAN" / "postrm")


def settle(tree: Path) -> None:
    """Give every file the rights of an installed one, whatever the builder's umask is."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or os.access(path, os.X_OK) or path.name == "postrm"
            path.chmod(0o755 if runs else 0o644)


def main() -> None:
    """Build the package of the folder given first into the folder given second."""
    dist, out = Path(sys.argv[1]), Path(sys.argv[2])
    ask = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True)
    architecture = ask.stdout.strip()
    out.mkdir(parents=True, exist_ok=True)
    package = out / f"{NAME}_{__version__}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch) / NAME
        stage(dist, tree)
        describe(tree, architecture)
        settle(tree)
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(package)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    print(f"{package}: {package.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
