"""Names of moods, and the closeness (1–5) each seems to suit; the user has the last word."""

from __future__ import annotations

from collections.abc import Iterable

MIDDLE = 3
_NAMES = {
    5: "rad amazing awesome excellent fantastic fabulous great wonderful perfect ecstatic joyful loved "
    "elated super brilliant happy thrilled",
    4: "good fine nice content calm rested relaxed cheerful grateful hopeful pleased well better",
    3: "meh okay ok neutral average normal alright unsure numb",
    2: "bad sad tired down low anxious stressed worried annoyed lonely unhappy poor bored worse",
    1: "awful terrible horrible miserable depressed angry hopeless dreadful worst furious devastated",
}
_BY_NAME = {name: closeness for closeness, names in _NAMES.items() for name in names.split()}


def closeness_of(name: str) -> int:
    """The closeness a mood's name suggests; the middle for a name nobody else uses."""
    folded = name.casefold().split()
    known = {_BY_NAME[word] for word in folded if word in _BY_NAME}
    return known.pop() if len(known) == 1 and not {"not", "no"} & set(folded) else MIDDLE


def moods_of(names: Iterable[str]) -> dict[str, int]:
    """Every name that was met, in the order of meeting, with the closeness it suggests."""
    return {name: closeness_of(name) for name in dict.fromkeys(names) if name}
