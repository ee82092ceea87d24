"""Problems as text for people and as data for tools; each format is a module beside this one."""
