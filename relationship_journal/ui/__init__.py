"""The window: PySide6 widgets that show domain values and ask the journal for more."""
