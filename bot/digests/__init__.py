"""Digests on their way to where they are read, and the subscriptions that they come from."""
