"""The sample bank: a small generated book, invented from end to end."""
