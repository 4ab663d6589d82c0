"""The commands of the curator's desk: one file each, found by walking."""
