"""Failures a user can meet: each is one sentence that says what happened, what is safe, what to do."""

from __future__ import annotations


class KnownError(Exception):
    """Something we know how to explain; `str(error)` is the sentence shown."""
