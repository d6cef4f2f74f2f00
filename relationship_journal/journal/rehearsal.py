"""What is asked first of a journal, asked once of an empty one in memory.

The libraries learn much at the first question of each kind: to build a connection, to read the tables'
mapping, to write the statement down. Learnt at the lock screen, it is known when the passphrase comes.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.orm import Session

from relationship_journal.domain.gratitude import Appreciation, Voice
from relationship_journal.domain.records import natural_id
from relationship_journal.domain.reflections import Reflection
from relationship_journal.domain.rituals import Ritual
from relationship_journal.domain.schedules import Schedule
from relationship_journal.domain.today import TodayPage
from relationship_journal.journal.settings import setting_values
from relationship_journal.journal.today import page_of
from relationship_journal.vault.database import engine_on
from relationship_journal.vault.tables import metadata
from relationship_journal.vault.work import Work

_DAY = date(2000, 1, 1)


def rehearse() -> TodayPage:
    """Read the page of a day on which a little was written. Touches no file."""
    connection = sqlcipher.connect(":memory:", isolation_level=None)
    engine = engine_on(connection)
    try:
        metadata.create_all(engine)
        with Session(engine, expire_on_commit=False) as session:
            work = Work(session, lambda: datetime.now(UTC), "")
            id = natural_id("rehearsal")
            work.put_all(
                [
                    Appreciation(id=id, day=_DAY, what="a", voice=Voice.NOTICED),
                    Reflection(id=id, day=_DAY, text="a"),
                    Ritual(id=id, name="a", schedule=Schedule(), since=_DAY, position="V"),
                ]
            )
            setting_values(work)
            return page_of(work, _DAY, _DAY)
    finally:
        engine.dispose()
        connection.close()
