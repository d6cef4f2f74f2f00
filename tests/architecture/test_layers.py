"""The layers of docs/architecture.md hold, and the check that says so can fail."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "relationship_journal"


def run_contracts(root: Path) -> subprocess.CompletedProcess[str]:
    """Check the import contracts of the tree at `root`, without a cache from another tree."""
    command = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", command, "--config", "pyproject.toml", "--no-cache"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_imports_go_down_the_layers_only() -> None:
    checked = run_contracts(ROOT)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize(
    ("where", "what"),
    [
        ("domain/planted.py", "import relationship_journal.journal.base"),
        ("vault/planted.py", "import relationship_journal.charts.style"),
        ("ui/planted.py", "import sqlalchemy"),
        ("ui/planted.py", "def later() -> None:\n    from relationship_journal.vault import vault"),
        ("journal/planted.py", "from PySide6 import QtCore"),
    ],
)
def test_a_planted_violation_is_found(tmp_path: Path, where: str, what: str) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        PACKAGE, tmp_path / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__", "resources")
    )
    (tmp_path / PACKAGE.name / where).write_text(what + "\n", encoding="utf-8")
    checked = run_contracts(tmp_path)
    assert checked.returncode == 1, checked.stdout + checked.stderr
    assert "planted" in checked.stdout
    assert "BROKEN" in checked.stdout


def test_the_domain_needs_only_the_standard_library() -> None:
    foreign = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in (PACKAGE / "domain").rglob("*.py")
        for name in imported_roots(path)
        if name not in sys.stdlib_module_names and name != PACKAGE.name
    }
    assert not foreign


def imported_roots(path: Path) -> set[str]:
    """Return the top-level packages a module imports anywhere, inside functions too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names
