"""The welcome page, as a person uses it."""
