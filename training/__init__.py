"""Models that ship with the library, trained from data; nothing here is installed by a host."""
