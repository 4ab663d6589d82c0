"""What the next build need not do again: nothing at all, or the pages that have not changed."""
