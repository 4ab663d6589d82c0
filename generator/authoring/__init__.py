"""What the curator's commands do."""
