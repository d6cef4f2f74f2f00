"""What the words mean: values and pure rules, on the standard library alone."""
