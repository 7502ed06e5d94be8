"""/digest: what is new on topics, sent at a chosen hour."""
