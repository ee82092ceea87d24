"""Tools for the people who edit a catalog: catalogs in, findings out. Every answer is `core`'s."""
