"""Two chairs: one card, two people, and both answers shown together or not at all."""
