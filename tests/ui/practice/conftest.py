"""A program with every kind of step, as a file and nothing else, and the tab that goes through it."""

from __future__ import annotations

from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from relationship_journal.content.library import Library
from relationship_journal.content.reading import RESOURCES
from relationship_journal.ui.context import Context
from relationship_journal.ui.tabs.practice import PracticeTab

EVERY_KIND = """
order = 1
name = "Walks"
about = "Four walks, with and without words."
step = 7
why = ["habit"]

[[session]]
title = "The first walk"

[[session.step]]
kind = "read"
key = "why"
title = "why walk"
text = \"\"\"
Walk.

Walk on.
\"\"\"

[[session.step]]
kind = "write"
key = "where"
title = "where to"
text = "Where do you walk?"
minutes = 7
aside = "No map. Any way will do."

[[session.step]]
kind = "pair"
key = "sides"
text = "Who likes what?"
labels = ["You", "Your partner"]
asks = ["What do you like?", "What do they like?"]

[[session.step]]
kind = "rate"
key = "pace"
text = "How fast?"
labels = ["slowly", "briskly"]

[[session.step]]
kind = "choose"
key = "weather"
text = "Which weather?"
options = ["rain", "wind", "sun"]
several = true

[[session]]
title = "The second walk"
rest_days = 4

[[session.step]]
kind = "act"
key = "walk"
text = "Walk for twenty minutes."

[[session.step]]
kind = "date"
key = "when"
text = "When again?"

[[session.step]]
kind = "write"
key = "more"
text = "Anything else?"
optional = true

[[session.step]]
kind = "review"
key = "back"
text = "What you wrote."
review = ["where", "sides"]
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A folder of content with one program in it."""
    folder = tmp_path / "content"
    (folder / "programs").mkdir(parents=True)
    (folder / "programs" / "walks.toml").write_text(EVERY_KIND, "utf-8")
    copy(RESOURCES / "evidence.toml", folder)
    return Library(folder)


@pytest.fixture
def tab(context: Context, qtbot: Any) -> PracticeTab:
    """The tab with the programs that come with the journal."""
    made = PracticeTab(context)
    qtbot.addWidget(made)
    context.tasks.changed.connect(made.on_changed)
    made.resize(1000, 800)
    made.show()
    qtbot.waitExposed(made)
    return made
