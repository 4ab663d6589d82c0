"""What the sentence around a quote does to its words: takes them back, or gives them to another."""
