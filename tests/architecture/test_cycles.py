"""No module waits for another that waits for it."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

import grimp
import pytest


def order(graph: grimp.ImportGraph) -> list[str]:
    """Return the modules, each after all it imports; raise CycleError when there is no such order."""
    imports = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    return list(TopologicalSorter(imports).static_order())


def test_no_import_cycles() -> None:
    graph = grimp.build_graph("relationship_journal", cache_dir=None)
    try:
        order(graph)
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_a_planted_cycle_is_found() -> None:
    graph = grimp.build_graph("relationship_journal", cache_dir=None)
    low, high = "relationship_journal.domain.days", "relationship_journal.domain.planted"
    graph.add_module(high)
    graph.add_import(importer=high, imported=low)
    order(graph)
    graph.add_import(importer=low, imported=high)
    with pytest.raises(CycleError):
        order(graph)
