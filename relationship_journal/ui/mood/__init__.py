"""The parts of the Mood page."""
