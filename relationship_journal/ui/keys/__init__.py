"""The sections of the page about passphrase and recovery."""
