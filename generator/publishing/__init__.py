"""Files on the disk and the finished site."""
