"""The input files to a `Site`, every quote looked up."""
