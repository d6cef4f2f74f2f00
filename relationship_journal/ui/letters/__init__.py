"""The parts of the Letters tab."""
