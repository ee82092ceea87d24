"""Contacts: is this really the platform's? Strict to accept, fuzzy to warn."""
