"""The ways out of the journal: PDF and JSON."""
