"""Contacts: is this really the platform's, and does it imitate one? Strict to accept, fuzzy to warn."""
