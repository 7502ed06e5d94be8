"""Topics and standing orders become digests."""
