"""The journal page, as a person uses it."""
