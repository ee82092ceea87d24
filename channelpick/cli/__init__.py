"""The person at the terminal. The only room that prints, asks, reads the clock, and exits."""
