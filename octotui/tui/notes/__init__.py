"""The page of a release's notes: sections, editor and preview, and what is done from there."""
