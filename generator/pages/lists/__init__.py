"""Lists that grow with the number of briefs: what they are, how they are grouped, how they are divided."""
