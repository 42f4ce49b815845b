"""The walls between the rooms, as they stand when the program runs."""
