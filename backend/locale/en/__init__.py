"""English formats: the words are the packages' own."""
