"""A script's answer at the speed of a bare interpreter, without the libraries of the other rooms."""
