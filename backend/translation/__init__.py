"""Mirrors: what foreign readers are shown, who translates it, and how far it keeps up."""
