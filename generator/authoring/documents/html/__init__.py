"""Reads a page of HTML as its reader sees it: blocks, marks, tables, and what it says of itself."""
