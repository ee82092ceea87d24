"""Whole archives of tickets: the same answer as `core` gives, for a hundred million rows."""
