"""What stands behind the commands that take in, write, search and repair: their functions, nothing printed."""
