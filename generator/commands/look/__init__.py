"""Commands that only look: they print, and change no file."""
