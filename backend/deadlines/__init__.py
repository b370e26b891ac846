"""Deadlines for publishing: which clause gives a page until when, whether it was met, and the proof."""
