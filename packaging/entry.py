"""Where the packaged program begins.

A packaged program is its own interpreter: what the program asks of another process (`-m module`, as of Python
itself) it does here, for its own modules alone.
"""

from __future__ import annotations

import os
import runpy
import sys

# PyInstaller points matplotlib at a folder that is new at each start, with the fonts to be listed anew each
# time; the program has a place of its own for that list.
os.environ.pop("MPLCONFIGDIR", None)

if len(sys.argv) > 2 and sys.argv[1] == "-m" and sys.argv[2].startswith("relationship_journal"):
    module = sys.argv[2]
    del sys.argv[1:3]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
else:
    from relationship_journal.cli import main

    sys.exit(main())
