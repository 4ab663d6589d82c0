"""The output formats, one file each, with its `Export`."""
