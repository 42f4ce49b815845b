"""How fast and how small octotui is, seen from outside: `make bench` prints it, nothing fails on it."""

ACTING_AS = "Robin Vale"
"""The person of the database under measurement as whom octotui is started."""
