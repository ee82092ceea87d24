"""Whole archives: how long they take beside reading and writing them, and beside other programs."""
