"""What can be seen from here of what this computer keeps: synced folders, swap, recent files."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from urllib.parse import quote

_SERVICES = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "syncthing": "Syncthing",
    "pcloud": "pCloud",
    "pcloud drive": "pCloud",
    "mega": "MEGA",
    "megasync": "MEGA",
    "proton drive": "Proton Drive",
    "seafile": "Seafile",
    "tresorit": "Tresorit",
}
"""Folders that a service copies, by the names they are given when nobody chooses another."""
_MARKS = {
    ".dropbox": "Dropbox",
    ".sync_nextcloud.db": "Nextcloud",
    ".sync.db": "Nextcloud",
    ".stfolder": "Syncthing",
}
"""What a service leaves in its folder."""


class Swap(Enum):
    """Where memory goes when it runs short."""

    UNKNOWN = "unknown"
    NONE = "none"
    ENCRYPTED = "encrypted"
    PLAIN = "plain"


@dataclass(frozen=True)
class Surroundings:
    """`service` is the one whose folder the journal lies in, empty when none is recognised.

    `hibernates` is None where it cannot be known; `in_recent_files` tells whether the desktop's list of
    recent files names something in the journal's folder.
    """

    service: str = ""
    swap: Swap = Swap.UNKNOWN
    hibernates: bool | None = None
    in_recent_files: bool = False


def look(
    folder: Path,
    root: Path = Path("/"),
    environment: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
) -> Surroundings:
    """What this computer shows about itself and `folder`. Reads only; what it may not read is unknown."""
    service = _service(folder, environment)
    if platform != "linux":
        return Surroundings(service)
    swap = _swap(root)
    return Surroundings(service, swap, _hibernates(root, swap), _in_recent_files(folder, environment))


def _service(folder: Path, environment: Mapping[str, str]) -> str:
    for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        synced = environment.get(name)
        if synced and folder.is_relative_to(synced):
            return "OneDrive"
    for place in (folder, *folder.parents):
        name = re.sub(r" \(.*\)$| - .*$", "", place.name.casefold())  # "OneDrive - Company"
        if name in _SERVICES:
            return _SERVICES[name]
        for mark, service in _MARKS.items():
            if _exists(place / mark):
                return service
    return ""


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def _swap(root: Path) -> Swap:
    told = _read(root / "proc" / "swaps")
    if not told:
        return Swap.UNKNOWN
    kinds = {_kind(root, *line.split()[:2]) for line in told.splitlines()[1:] if len(line.split()) > 1}
    for worst in (Swap.PLAIN, Swap.UNKNOWN, Swap.ENCRYPTED):
        if worst in kinds:
            return worst
    return Swap.NONE


def _kind(root: Path, path: str, kind: str) -> Swap:
    """How one swap area is kept; memory that is only squeezed (zram) is none."""
    if kind == "file":
        return Swap.UNKNOWN
    name = (root / path.lstrip("/")).resolve().name
    if name.startswith("zram"):
        return Swap.NONE
    if not (root / "sys" / "class" / "block" / name).exists():
        return Swap.UNKNOWN
    return Swap.ENCRYPTED if any(_is_crypt(device) for device in _below(root, name)) else Swap.PLAIN


def _below(root: Path, name: str) -> Iterator[Path]:
    """A block device and those it stands on, a volume of LVM on an encrypted partition among them."""
    device = root / "sys" / "class" / "block" / name
    yield device
    slaves = device / "slaves"
    if slaves.is_dir():
        for slave in slaves.iterdir():
            yield from _below(root, slave.name)


def _is_crypt(device: Path) -> bool:
    return _read(device / "dm" / "uuid").startswith("CRYPT-")


def _hibernates(root: Path, swap: Swap) -> bool | None:
    states = _read(root / "sys" / "power" / "state").split()
    if not states:
        return None
    return "disk" in states and swap is not Swap.NONE and "[disabled]" not in _read(root / "sys/power/disk")


def _in_recent_files(folder: Path, environment: Mapping[str, str]) -> bool:
    data = environment.get("XDG_DATA_HOME") or str(Path(environment.get("HOME", "~")) / ".local" / "share")
    return f"file://{quote(str(folder))}" in _read(Path(data) / "recently-used.xbel")
