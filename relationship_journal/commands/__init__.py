"""The commands that need no display, a module for each family; cli.py finds them and reads the arguments."""
