"""What is owed for published items, to whom, and whether it was paid. Nothing of it is ever public."""
