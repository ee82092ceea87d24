"""Foreign text: what customers and staff wrote, made safe to show and easy to correct."""
