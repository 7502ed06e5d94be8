"""The Discord face, and the command line."""
