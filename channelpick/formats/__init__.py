"""Values to text. One module for each format; each satisfies `interface.Format`."""
