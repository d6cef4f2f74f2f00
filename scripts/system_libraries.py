"""Make sure the system libraries that Qt loads are there.

Runs before the environment exists, so it needs the standard library alone. On Debian and its kin, missing
ones are installed when that needs no password; anywhere else they are named exactly. On macOS and Windows
the wheels bring all they need.
"""

from __future__ import annotations

import argparse
import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libbrotlidec.so.1": "libbrotli1",
}
"""Soname → Debian package: what any use of Qt needs, a display or not."""

WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""Soname → Debian package: what a window on the screen needs besides."""


def is_loadable(soname: str) -> bool:
    """Ask the dynamic loader itself, which knows every search path and architecture."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_packages(sonames: dict[str, str]) -> list[str]:
    """Return the packages whose library does not load, each once, in order."""
    return list(dict.fromkeys(package for soname, package in sonames.items() if not is_loadable(soname)))


def apt_command() -> list[str] | None:
    """Return how to call apt-get without being asked for anything, or None when that cannot be done."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n", "apt-get"]
    return None


def install(packages: Sequence[str]) -> bool:
    """Install Debian packages and say whether it worked; False too when it was not allowed."""
    command = apt_command()
    if command is None:
        return False
    print("Installing system libraries:", " ".join(packages), flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", *packages]):
        if subprocess.run([*command, *step], env=environment, stdout=subprocess.DEVNULL).returncode != 0:
            return False
    return True


def main() -> int:
    """Return 0 when everything is there in the end, 1 after naming what is missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--window", action="store_true", help="also what a window on the screen needs")
    parser.add_argument("--venv", action="store_true", help="only what Python needs to make an environment")
    options = parser.parse_args()
    if options.venv:
        missing = [] if importlib.util.find_spec("ensurepip") else ["python3-venv"]
    elif sys.platform != "linux":
        missing = []
    else:
        missing = missing_packages({**OFFSCREEN, **(WINDOW if options.window else {})})
    if not missing or install(missing):
        return 0
    print("These system packages are missing (Debian's names):", " ".join(missing), file=sys.stderr)
    if shutil.which("apt-get"):
        print("Install them once, then try again:  sudo apt install", " ".join(missing), file=sys.stderr)
    else:
        print("Install your system's equivalents once, then try again.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
