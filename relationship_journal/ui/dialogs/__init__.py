"""Pages and panels that are not tabs: search, settings, bin, export, help."""
