"""The parts of the Conversations tab."""
