"""Puts the user guide into the package as it is built: it is written once, in docs/guide."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

GUIDE = Path(__file__).resolve().parent / "docs" / "guide"


class WithGuide(build_py):
    """Builds the package, and its guide beside the other resources."""

    def run(self) -> None:
        """Build, then take the chapters along; an editable install reads them where they are written."""
        super().run()
        if not self.editable_mode:
            shutil.copytree(
                GUIDE, Path(self.build_lib, "relationship_journal", "resources", "guide"), dirs_exist_ok=True
            )


setup(cmdclass={"build_py": WithGuide})
