"""A server that has everything imported and forks a worker for each deed: quick enough for hundreds.

As a program it reads deeds from its standard input, a JSON list of words in each line, and answers
`begun PID` and, when that worker has ended, `ended CODE` (negative for a signal); between them stands what
the worker said.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Workers:
    """The server, as seen from a test."""

    process: subprocess.Popen[str]

    def begin(self, *deed: str) -> int:
        """Start a deed; the worker's process id."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(deed) + "\n")
        self.process.stdin.flush()
        return int(self.heard().removeprefix("begun "))

    def heard(self) -> str:
        """The next word."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the server has gone"
        return line.rstrip("\n")

    def rest(self) -> tuple[list[str], int]:
        """What the worker still says to its end, and its exit code."""
        words = []
        while not (word := self.heard()).startswith("ended "):
            words.append(word)
        return words, int(word.removeprefix("ended "))


@contextmanager
def workers(before: Sequence[str] = ()) -> Iterator[Workers]:
    """A running server; `before` goes in front of its command."""
    process = subprocess.Popen(
        [*before, sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        yield Workers(process)
    finally:
        assert process.stdin is not None
        process.stdin.close()
        assert process.stdout is not None
        process.stdout.close()
        process.wait(60)


def serve() -> None:
    """Fork a worker for each line until there are no more."""
    import tempfile

    from deeds import DEEDS, create, say

    with tempfile.TemporaryDirectory() as scratch:  # whatever is imported or built when first used
        create(Path(scratch) / "journal", silent="yes")
    for line in sys.stdin:
        deed, folder, *arguments = json.loads(line)
        reader, writer = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.read(reader, 1)  # the server speaks first
            code = 1
            try:
                DEEDS[deed](Path(folder), *arguments)
                code = 0
            finally:
                sys.stderr.flush()
                os._exit(code)
        say(f"begun {pid}")
        os.write(writer, b"!")
        os.close(reader)
        os.close(writer)
        say(f"ended {os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}")


if __name__ == "__main__":
    serve()
