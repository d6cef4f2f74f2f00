"""Texts that try to be more than text, and what a printed page says of them."""

from __future__ import annotations

import io
import re

import pikepdf
import pypdfium2

HOSTILE = (
    '#import "@preview/cetz:0.3.0": *',
    '#read("/etc/passwd")',
    '#image("/etc/hostname")',
    "![cat](file:///etc/passwd)",
    "<img src=http://example.com/x.png>",
    "[link](https://example.com/track)",
    "\\\\server\\share\\file.png",
    "#panic()",
    "$ sum_(i=0)^n $",
    "] } ) // /* */ ` @label <label>",
    '"); #eval("1")',
    "%PDF-1.7 endobj",
    "\\u{202e}",
    "https://example.com/?q=secret",
)


def opened(data: bytes) -> pikepdf.Pdf:
    """A PDF to look into."""
    return pikepdf.open(io.BytesIO(data))


def text_of(data: bytes) -> str:
    """All its words, page by page."""
    with pypdfium2.PdfDocument(data) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return "\n".join(pages).replace("\r\n", "\n")


def squeezed(text: str) -> str:
    """`text` without white space, as a PDF has no certain one."""
    return re.sub(r"\s+", "", text.replace("\u200b", "").replace("\ufffe", ""))
