"""From bytes to an article and its passages."""
