"""The words and formats in which the admin speaks to its users."""
