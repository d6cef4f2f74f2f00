"""`python -m relationship_journal` is the program."""

import sys

from relationship_journal.cli import main

if __name__ == "__main__":
    sys.exit(main())
