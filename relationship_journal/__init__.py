"""Relationship Journal: a private, encrypted desktop journal for one person and a love worth tending."""

__version__ = "0.1.0"
