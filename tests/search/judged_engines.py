"""Which engines tests judge: the database's own on each, the cluster beside one of them."""

from django.db import connection

ENGINES = ["embedded"] if connection.vendor == "postgresql" else ["embedded", "elasticsearch"]
"""What a cluster answers does not depend on the database."""
