"""What may be wrong where tomli gives up: a module for each part of a statement."""
