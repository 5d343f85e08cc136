"""Workbooks and CSV files as people bring them and take them away: look at the bytes, read, write. Knows no table."""
