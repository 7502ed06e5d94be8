"""What members see: the library's nouns as cards, pure; nothing here talks to Discord."""
