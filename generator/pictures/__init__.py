"""The pictures, one file each: inline SVG drawn from the data at build time."""
