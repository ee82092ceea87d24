"""How we choose: values in, values out. No disk, clock, terminal, environment or language."""
