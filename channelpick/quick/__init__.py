"""A script's answer at the speed of a bare interpreter, without the other rooms' libraries."""
