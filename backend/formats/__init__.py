"""Formats of dates and numbers that Django leaves open or has wrong for Vietnamese."""
