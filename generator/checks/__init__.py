"""The rules, one file each: `check(site)` yields hits; the docstring is the help page."""
