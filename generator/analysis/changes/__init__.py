"""What became of a site: what its new state says otherwise, and under which name."""
