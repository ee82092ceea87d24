"""Tools for those who edit a catalog: catalogs in, findings out."""
