"""The command line, one command a file, found by walking: what looks, what writes sheets, what publishes."""
