"""The table of first steps is whole, and a fault in it is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from relationship_journal.content.first_steps import load
from relationship_journal.content.reading import ContentError
from relationship_journal.content.rules import Passage, complaints

GOOD = """
[[rule]]
id = "one"
when = "Fun is low."
question = "fun"
program = "closer"
why = "So."
"""


def test_every_rule_says_when_and_why() -> None:
    rules = load()
    assert complaints([Passage(rule.id, rule.why) for rule in rules]) == []
    assert len({rule.when for rule in rules}) == len(rules)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"closer"', '"further"', "line 6: rule[0].program is “further”, which is no program"),
        ('program = "closer"', "", "line 2: rule[0].program is “”, which is no program"),
        ('"fun"', '"joy"', "line 5: rule[0].question is “joy”"),
        ('question = "fun"', "", "line 2: rule[0].question is not the only condition"),
        ('question = "fun"', 'question = "fun"\nculprit = "life_change"', "line 5: rule[0].question is not"),
        ('why = "So."', 'why = "So."\nsong = 1', "line 8: rule[0].song is not known here"),
        ('why = "So."\n', 'why = "So."\n' + GOOD, "line 10: rule[1].id stands twice"),
    ],
)
def test_a_fault_is_told(tmp_path: Path, old: str, new: str, words: str) -> None:
    path = tmp_path / "first_steps.toml"
    path.write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(ContentError) as told:
        load(path)
    assert f"first_steps.toml, {words}" in str(told.value)


def test_words_may_lead_to_help(tmp_path: Path) -> None:
    path = tmp_path / "first_steps.toml"
    path.write_text('[[rule]]\nid = "a"\nwhen = "b"\nwords = ["Afraid"]\nwhy = "c"\n', "utf-8")
    (rule,) = load(path)
    assert (rule.program, rule.words) == ("", ("afraid",))
