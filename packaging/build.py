"""Builds what this machine can build of the program, into the folder given: `make package` calls it.

Linux: the program's folder, and a Debian package where dpkg-deb is at hand. macOS: the application bundle.
Windows: the folder the installer's script takes up. Everywhere: the list of what is inside (CycloneDX)
and the checksums.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import icons
import metainfo

HERE = Path(__file__).resolve().parent

NAME = "relationship-journal"


def run(*command: str) -> None:
    """Run a command in this environment; stop when it fails."""
    print("+", *command, flush=True)
    subprocess.run(command, check=True, cwd=HERE.parent)


def main() -> None:
    """Build everything."""
    out = Path(sys.argv[1]).resolve()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as drawn:
        icons.make(Path(drawn))
        for system, name in (("macos", f"{NAME}.icns"), ("windows", f"{NAME}.ico")):
            shutil.copyfile(Path(drawn) / name, HERE / system / name)
    spec = str(HERE / f"{NAME}.spec")
    with tempfile.TemporaryDirectory() as work:
        run(
            sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR",
            "--workpath", work, "--distpath", str(out), spec,
        )  # fmt: skip
    inside = out / "sbom.json"
    run(
        sys.executable, "-m", "cyclonedx_py", "requirements", "requirements/run.txt",
        "--output-format=JSON", f"--output-file={inside}",
    )  # fmt: skip
    (out / metainfo.NAME).write_text(metainfo.metainfo(), encoding="utf-8")
    if shutil.which("dpkg-deb"):
        shutil.copyfile(inside, out / NAME / "sbom.json")
        run(sys.executable, str(HERE / "deb.py"), str(out / NAME), str(out))
    checksums(out)


def checksums(out: Path) -> None:
    """Write SHA256SUMS of the files made, in the form `sha256sum --check` reads."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(out.iterdir())
        if path.is_file() and path.name != "SHA256SUMS"
    ]
    (out / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
