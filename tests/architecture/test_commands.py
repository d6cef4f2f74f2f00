"""The command line knows its commands by name, without importing them; the names have to be right."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from relationship_journal import cli, commands


def test_every_command_is_in_the_table_and_nothing_else() -> None:
    there = {}
    for path in Path(commands.__file__).parent.glob("*.py"):
        module = import_module(f"relationship_journal.commands.{path.stem}")
        there.update(dict.fromkeys(getattr(module, "COMMANDS", {}), path.stem))
    assert there == cli.COMMANDS
