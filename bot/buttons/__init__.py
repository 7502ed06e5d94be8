"""What the buttons under a card do; each outlives a restart, since its state is in its id."""
