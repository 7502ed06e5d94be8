"""Nouns as pictures: pure, as cards are, and drawn without a screen."""
