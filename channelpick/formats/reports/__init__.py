"""What the tools for staff found out, for people and for scripts; each report is a module."""
