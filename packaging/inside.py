"""What is inside a package: whether its list (CycloneDX) names all of it, and checksums."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

SUMS = "SHA256SUMS"
_PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)", re.MULTILINE)


def missing(sbom: str, requirements: str) -> list[str]:
    """The packages pinned, as name==version, that the list does not name."""
    told = {(_plain(one["name"]), one.get("version")) for one in json.loads(sbom)["components"]}
    pinned = {(_plain(one["name"]), one["version"]) for one in _PINNED.finditer(requirements)}
    return sorted(f"{name}=={version}" for name, version in pinned - told)


def write_sums(folder: Path) -> None:
    """Write SHA256SUMS of the files made, in the form `sha256sum --check` reads."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(folder.iterdir())
        if path.is_file() and path.name != SUMS
    ]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def _plain(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
