"""Where to begin: a table of rules the user can read, asked after the weekly questions or diagnosis notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from relationship_journal.domain.weekly import WeeklyCheck


@dataclass(frozen=True)
class Rule:
    """A row of the table: `when` says in words what it waits for, `why` why it leads to `program`.

    It waits for one of three: that `question` is the lowest of the week and at most `at_most`; that
    `culprit` is named most; or that a culprit of the user's own begins with one of `words`, whatever else
    was named. Such a rule speaks before all others, and without a program it leads to Help.
    """

    id: str
    when: str
    why: str
    program: str = ""
    question: str = ""
    culprit: str = ""
    words: tuple[str, ...] = ()
    at_most: int = 10


@dataclass(frozen=True)
class FirstStep:
    """A suggestion, and the rule that made it. `program` is "" where Help comes first."""

    program: str
    rule: Rule


def suggest(seen: WeeklyCheck | Sequence[tuple[str, int]], rules: Sequence[Rule]) -> FirstStep | None:
    """Where to begin after a weekly check, or after culprits and how many notes name them; None for no idea.

    Where several are equally low or equally often named, the rule that stands first speaks.
    """
    rule = _for_week(seen, rules) if isinstance(seen, WeeklyCheck) else _for_culprits(dict(seen), rules)
    return None if rule is None else FirstStep(rule.program, rule)


def _for_week(check: WeeklyCheck, rules: Sequence[Rule]) -> Rule | None:
    asked = [rule for rule in rules if rule.question in check.answers]
    lowest = min(check.answers.values(), default=0)
    fitting = (rule for rule in asked if check.answers[rule.question] == lowest <= rule.at_most)
    return next(fitting, None)


def _for_culprits(counts: dict[str, int], rules: Sequence[Rule]) -> Rule | None:
    named = [word for culprit in counts for word in culprit.casefold().split()]
    for rule in rules:
        if rule.words and any(word.startswith(rule.words) for word in named):
            return rule
    known = [rule for rule in rules if counts.get(rule.culprit)]
    return max(known, key=lambda rule: counts[rule.culprit], default=None)
