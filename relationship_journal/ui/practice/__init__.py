"""The sections of the Practice tab."""
