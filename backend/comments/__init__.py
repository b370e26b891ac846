"""Comments of citizens on drafts (Góp ý dự thảo): received while one is open, read, published or refused."""
