"""The program as a person meets it: in a real terminal, by keys and what stands on the screen."""
