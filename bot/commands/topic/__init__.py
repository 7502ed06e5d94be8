"""/topic: what a server follows, for curators; what a member follows, for anybody."""
