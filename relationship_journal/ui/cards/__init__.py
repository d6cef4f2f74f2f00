"""Cards to talk about: the one on top, the decks, a deck's page."""
