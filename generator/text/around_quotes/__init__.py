"""What is to be known around a quote: what takes it back, who hears it, how a wrong one differs."""
