"""The parts of the Rituals page."""
