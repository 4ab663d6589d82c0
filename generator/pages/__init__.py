"""The pages as Markdown: templates, what they print, pictures."""
