"""What single characters are: those that nobody sees, and those that only look like others."""
