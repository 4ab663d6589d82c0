"""Runs MkDocs, the publisher, and says how far its settings reach."""
