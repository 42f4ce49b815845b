"""The release notes: sections, versions of their text, the draft from history, review and publication."""
