"""What a county starts with, as typed rows; ``actions/reference.py`` adds what is missing."""
