"""Open a journal with its recovery key and nothing of Relationship Journal's.

Lock the journal, work on a copy, and `pip install sqlcipher3` (or `apsw-sqlite3mc`). Then
    python open_journal.py "My journal"
takes the 14 groups of the recovery sheet as one line of its input and prints every row as a line of JSON.
"""

import hashlib
import json
import sys
from typing import Any

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base32


def data_key(sheet: str) -> bytes:
    """32 bytes of key, told from a slip of the pen by the first 3 bytes of their SHA-256."""
    number = 0
    for digit in sheet.upper().translate(str.maketrans("OIL", "011", " -\r\n")):
        number = number * 32 + ALPHABET.index(digit)
    whole = number.to_bytes(35, "big")
    if hashlib.sha256(whole[:32]).digest()[:3] != whole[32:]:
        sys.exit("There is a slip in the recovery key.")
    return whole[:32]


def connect(path: str, key: bytes) -> Any:
    """The database, opened as SQLCipher 4 with a raw key of 64 hex digits."""
    try:
        import sqlcipher3.dbapi2 as driver

        database = driver.connect(path)
    except ImportError:  # SQLite3 Multiple Ciphers reads the same file
        import apsw

        database = apsw.Connection(path)
        database.execute("PRAGMA cipher = 'sqlcipher'")
        database.execute("PRAGMA legacy = 4")
    database.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return database


database = connect(f"{sys.argv[1]}/journal.db", data_key(sys.stdin.readline()))
tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%fts5%'")
for (table,) in sorted(tables.fetchall()):
    columns = [column[1] for column in database.execute(f"PRAGMA table_info({table})").fetchall()]
    if "deleted_at" in columns:  # what a user wrote, the bin included; the rest can be derived
        for row in database.execute(f"SELECT * FROM {table} ORDER BY id"):
            values = [value.hex() if isinstance(value, bytes) else value for value in row]
            print(json.dumps({"table": table} | dict(zip(columns, values, strict=True)), ensure_ascii=False))
