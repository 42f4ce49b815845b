"""The people page, as a person uses it."""
