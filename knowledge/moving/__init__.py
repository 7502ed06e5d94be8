"""A library out into files that people and other programs read, and back in to the letter."""
