"""The command line, one command a file, found by walking: what reads, what writes sheets, what publishes."""
