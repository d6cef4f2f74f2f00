"""The parts of the backups page."""
