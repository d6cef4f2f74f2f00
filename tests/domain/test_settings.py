"""Settings survive what an older or newer version stored."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.domain.settings import JournalSettings

stored = st.builds(
    JournalSettings,
    my_name=st.text(),
    partner_name=st.text(),
    first_hour=st.integers(0, 23),
    lock_after_minutes=st.integers(0, 1440),
    reminders=st.booleans(),
    closer=st.booleans(),
    cooling_hours=st.integers(0, 72),
)
json_values = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers())


@given(stored)
def test_values_come_back(settings):
    assert JournalSettings.from_values(json.loads(json.dumps(settings.to_values()))) == settings


@given(st.dictionaries(st.sampled_from([*JournalSettings().to_values(), "newer"]), json_values))
def test_whatever_was_stored_gives_usable_settings(values):
    settings = JournalSettings.from_values(values)
    assert 0 <= settings.first_hour <= 23
    assert settings.lock_after_minutes >= 0
    assert isinstance(settings.my_name, str)
    assert settings.reminders in (True, False)
    assert settings.closer in (True, False)
    assert 0 <= settings.cooling_hours <= 72


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"first_hour": 24},
        {"first_hour": True},
        {"lock_after_minutes": -1},
        {"reminders": 1},
        {"closer": "yes"},
        {"cooling_hours": 73},
    ],
)
def test_what_cannot_be_used_takes_its_default(values):
    assert JournalSettings.from_values(values) == JournalSettings()
