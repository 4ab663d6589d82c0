"""What a curator may write, each field with all that is to be known of it."""
