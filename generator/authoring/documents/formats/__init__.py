"""The formats that are read, one a module: `ENDINGS`, `KIND`, `BEGINS`, `NEEDS` and `read(data, name)`.

`BEGINS` is what `read_document.content` sees in its bytes, empty where nothing can tell. `NEEDS` are
the packages of the group, which are imported within `read` only.
"""
