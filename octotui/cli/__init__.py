"""The other face: the same acts as verbs, with --json and exit codes."""
