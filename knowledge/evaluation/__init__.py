"""How well the library finds, quotes and refuses, measured on question sets."""
