"""Strings: folding, escapes, sentences, quotes, spelling."""
