"""The formats that are read, one a module: `ENDINGS`, `KIND`, `NEEDS`, and `read(data, name)`."""
