"""Reads the pages of a PDF: letters, lines, columns, and what two readers make of them."""
