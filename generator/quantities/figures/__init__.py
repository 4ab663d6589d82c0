"""Quantities: found in a text, read whole or refused, and held against each other."""
