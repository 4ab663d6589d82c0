"""The output formats, one file each: `export(site)` gives texts by their path."""
