"""Measurements, each printed as a ratio of two runs on the same machine in the same minute."""
