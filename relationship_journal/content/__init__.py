"""Loads and checks the data files in resources/."""
