"""What follows from a site: origins, comparisons, coverage, support of sentences."""
