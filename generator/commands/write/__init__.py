"""Commands that write what a curator keeps: sheets, registers, texts, settings."""
