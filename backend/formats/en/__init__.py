"""English as the admin's second language."""
