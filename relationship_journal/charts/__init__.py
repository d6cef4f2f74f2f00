"""Series of domain values drawn as matplotlib figures; no widgets, no pyplot."""
