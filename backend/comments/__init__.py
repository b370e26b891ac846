"""Comments on drafts and posts to forum topics: received while one is open, read, published or refused."""
