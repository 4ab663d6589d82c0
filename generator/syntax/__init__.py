"""YAML text to data with places, and what is wrong in its signs."""
