"""Dialogs: a question asked on a raised plane, answered by a value."""
