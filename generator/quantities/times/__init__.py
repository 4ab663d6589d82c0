"""Times: found in a text, read into the days they allow, and put in order."""
