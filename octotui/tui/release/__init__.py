"""The drawing of one release: pure functions from its facts to lines, and what can be done there."""
