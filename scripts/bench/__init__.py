"""`make bench`: what publishing, building and reading cost, side by side with the peer, in one run."""
