"""Items that the public contributes: received, looked at by the board, taken over into drafts."""
