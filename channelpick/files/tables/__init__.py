"""Tables of tickets, a block of rows at a time: CSV, JSON Lines and Parquet."""
