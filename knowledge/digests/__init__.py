"""Topics and standing orders in, digests out."""
