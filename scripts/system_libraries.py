"""Make sure the system libraries that Qt loads, and the tools that tests play with, are there.

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

TOOLS = {
    "strace": "strace",
    "dbus-daemon": "dbus-daemon",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "Xvfb": "xvfb",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}
"""Command → Debian package: what some tests play with. Without it these tests are left out, and say so."""


def is_loadable(soname: str) -> bool:
    """Ask the dynamic loader itself, which knows every search path and architecture."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_libraries(sonames: dict[str, str]) -> list[str]:
    """Return the packages whose library does not load, each once, in order."""
    return list(dict.fromkeys(package for soname, package in sonames.items() if not is_loadable(soname)))


def missing_tools(commands: dict[str, str]) -> list[str]:
    """Return the packages whose command is not found, in order."""
    return [package for command, package in commands.items() if not shutil.which(command)]


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
    print("Installing system packages:", " ".join(packages), flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", *packages]):
        if subprocess.run([*command, *step], env=environment, stdout=subprocess.DEVNULL).returncode != 0:
            return False
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 0 when all that is needed is there in the end, 1 after naming what is missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--window", action="store_true", help="also what a window on the screen needs")
    parser.add_argument("--tests", action="store_true", help="also the tools that some tests play with")
    parser.add_argument("--venv", action="store_true", help="only what Python needs to make an environment")
    options = parser.parse_args(arguments)
    needed, wished = [], []
    if options.venv:
        needed = [] if importlib.util.find_spec("ensurepip") else ["python3-venv"]
    elif sys.platform == "linux":
        needed = missing_libraries({**OFFSCREEN, **(WINDOW if options.window else {})})
        wished = missing_tools(TOOLS) if options.tests else []
    missing = [*needed, *wished]
    if not missing or install(missing):
        return 0
    why = "Before this can begin" if needed else "To run every test"
    how = "sudo apt install" if shutil.which("apt-get") else "your system's equivalents of Debian's"
    print(f"{why}, install what is missing once:  {how}", *missing, file=sys.stderr)
    return 1 if needed else 0


if __name__ == "__main__":
    sys.exit(main())
