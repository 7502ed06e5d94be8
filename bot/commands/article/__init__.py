"""/article: adding, editing and removing for curators, looking for everybody."""
