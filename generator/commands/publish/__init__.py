"""Commands that lead from the sheets to the site: check, generate, build, serve."""
