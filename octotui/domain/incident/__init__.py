"""The incident room: its values, its clocks, and what may be done in it."""
