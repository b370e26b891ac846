"""Vietnamese words and formats."""
