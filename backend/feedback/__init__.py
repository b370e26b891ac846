"""What readers say about the portal and its pages: errors they report, whether pages serve, ratings."""
