"""What stands in the built pages, and what must not."""
