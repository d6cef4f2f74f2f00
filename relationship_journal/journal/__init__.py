"""What a user can do, one module per tab. The only code that opens a unit of work."""
