"""Builds what this machine can build of the program, into the folder given: `make package` calls it.

Linux: the program's folder, and a Debian package where dpkg-deb is at hand. macOS: the application bundle.
Windows: the folder the installer's script takes up. Everywhere: the list of what is inside (CycloneDX)
and the checksums.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import icons
import inside
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
    sbom = out / "sbom.json"
    run(
        sys.executable, "-m", "cyclonedx_py", "requirements", "requirements/run.txt",
        "--output-format=JSON", f"--output-file={sbom}",
    )  # fmt: skip
    pinned = (HERE.parent / "requirements" / "run.txt").read_text(encoding="utf-8")
    if left_out := inside.missing(sbom.read_text(encoding="utf-8"), pinned):
        sys.exit(f"sbom.json does not name {', '.join(left_out)}")
    (out / metainfo.NAME).write_text(metainfo.metainfo(), encoding="utf-8")
    if shutil.which("dpkg-deb"):
        shutil.copyfile(sbom, out / NAME / "sbom.json")
        run(sys.executable, str(HERE / "deb.py"), str(out / NAME), str(out))
    inside.write_sums(out)


if __name__ == "__main__":
    main()
