"""Who said what: the direct quotations of an article's text, found by rules, word for word."""
