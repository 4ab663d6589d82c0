"""Data held against the model, every misfit worded."""
