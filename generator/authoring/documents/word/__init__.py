"""Reads a Word file: its parts, its changes, and whatever in it is not in its text."""
