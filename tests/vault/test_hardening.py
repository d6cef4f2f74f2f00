"""A process that was hardened leaves no core file, and the kernel itself says so."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from relationship_journal.vault.hardening import PR_GET_DUMPABLE

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
CORE = "import resource; resource.setrlimit(resource.RLIMIT_CORE, (limit := resource.getrlimit(4)[1], limit))"
HARDEN = "from relationship_journal.vault.hardening import harden; harden()"
TELL = f"""
import ctypes
from pathlib import Path
lines = Path("/proc/self/limits").read_text().splitlines()
print(*next(line for line in lines if line.startswith("Max core file size")).split()[4:6])
print(ctypes.CDLL(None).prctl({PR_GET_DUMPABLE}, 0, 0, 0, 0))
"""


def told(code: str, **more: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **more},
    )
    return done.stdout.split("\n")


@linux
def test_the_kernel_knows() -> None:
    limits, dumpable, _ = told(f"{HARDEN}\n{TELL}")
    assert limits == "0 0"
    assert dumpable == "0"


@linux
def test_without_it_the_kernel_says_otherwise() -> None:
    assert told(TELL)[1] == "1"


@linux
def test_a_command_is_hardened_before_it_reads_a_passphrase(tmp_path: Path) -> None:
    code = f"""
import os, sys
from relationship_journal.cli import main
reading, writing = os.pipe()
class Told(Exception): pass
import relationship_journal.commands.terminal as terminal
def present(self, question=""):
    exec({TELL!r})
    raise SystemExit
terminal.Passphrases.present = present
main(["info", {str(tmp_path)!r}, "--passphrase-fd", str(reading)])
"""
    assert told(code)[:2] == ["0 0", "0"]


@linux
@pytest.mark.parametrize("hardened", [True, False])
def test_a_crash_leaves_no_core(tmp_path: Path, hardened: bool) -> None:
    """Where this computer writes core files into the working folder, the control leaves one."""
    pattern = Path("/proc/sys/kernel/core_pattern").read_text().strip()
    code = f"{CORE}\n{HARDEN if hardened else ''}\nimport os; os.abort()"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False)
    assert done.returncode == -signal.SIGABRT
    left = list(tmp_path.iterdir())
    if hardened:
        assert left == []
    elif not pattern.startswith(("|", "/")):
        import resource

        assert bool(left) == (resource.getrlimit(resource.RLIMIT_CORE)[1] != 0)
