"""The two sizes of a proof: what `make test` runs, and ten times that for `make proof`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

at_both_sizes = pytest.mark.parametrize(
    "size", [pytest.param(1, id="test"), pytest.param(10, id="proof", marks=pytest.mark.slow)]
)
needs_strace = pytest.mark.skipif(
    which("strace") is None
    or subprocess.run(["strace", "-qqo", os.devnull, "true"], check=False).returncode != 0,
    reason="strace, which records and fails system calls, is not here or not allowed",
)
needs_fork = pytest.mark.skipif(sys.platform == "win32", reason="forks a worker for every kill")


def quick_folder(otherwise: Path) -> Path:
    """Where thousands of small states are written and thrown away: in memory where the system offers it."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() else otherwise
