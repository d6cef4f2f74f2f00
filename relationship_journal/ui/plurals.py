"""Texts that count: "1 entry", "4,182 entries", and in other languages as many forms as they have."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from relationship_journal.ui.formats import number


def counted(context: str, one: str, many: str, n: int, **words: object) -> str:
    """`many` in the user's language and the form it has for `n`, else in English `one` or `many`.

    Fills {n} with the number, and other {names} with `words`. Translations are kept under `many`.

    >>> counted("Example", "1 leaf of {tree}", "{n} leaves of {tree}", 1, tree="the oak")
    '1 leaf of the oak'
    >>> counted("Example", "1 leaf of {tree}", "{n} leaves of {tree}", 2, tree="the oak")
    '2 leaves of the oak'
    """
    said = QCoreApplication.translate(context, many, None, n)
    if said == many and n == 1:
        said = one
    return said.format(n=number(n), **words)
