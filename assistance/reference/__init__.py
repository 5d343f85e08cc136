"""What a county starts with, as typed tables: units, categories, names of holidays. ``actions/reference.py`` loads them.

Only a beginning: from then on the rows of the database count, and an administrator edits them.
"""
