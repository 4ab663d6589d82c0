"""Dates and figures as the words of a source allow them."""
