"""What can be chosen about a PDF, apart from what sets it: a window that asks needs none of that yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Paper = Literal["a4", "a5", "us-letter"]


@dataclass(frozen=True)
class PdfOptions:
    """How the pages look. `lang` is the language the program's own words are in (BCP 47)."""

    paper: Paper = "a4"
    contents: bool = True
    charts: bool = True
    lang: str = "en"
