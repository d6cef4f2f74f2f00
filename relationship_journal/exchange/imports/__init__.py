"""Formats of other programs, one module each: bytes in, a Haul out, nothing touched."""
