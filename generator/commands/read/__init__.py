"""Commands that only read: they print, and change no file."""
