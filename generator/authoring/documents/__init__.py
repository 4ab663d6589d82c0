"""Takes a document in as it comes: a page, a PDF, a Word file or a table becomes text, and says how."""
