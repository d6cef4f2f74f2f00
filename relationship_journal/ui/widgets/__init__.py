"""Controls shared by the tabs."""
