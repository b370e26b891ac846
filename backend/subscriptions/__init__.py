"""Subscriptions by e-mail: asked for, confirmed, and told what the board published since."""
