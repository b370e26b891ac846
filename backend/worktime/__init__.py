"""Working time: which days and hours an agency works, and when a period counted in them is over."""
