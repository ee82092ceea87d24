"""Drafting: the message that a customer sends, made of the catalog's templates and details."""
