"""Disk to values. The only room that opens a file."""
