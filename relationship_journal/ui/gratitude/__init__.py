"""The parts of the Gratitude page."""
